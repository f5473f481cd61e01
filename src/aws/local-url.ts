import { z } from 'zod';

/** Where a stand-in listens. Only ever the machine itself: made-up credentials go with it. */
export const LocalUrl = z
  .string()
  .regex(
    /^http:\/\/127\.0\.0\.1:\d+$/,
    'A local address begins with http://127.0.0.1: and ends with its port',
  );
