/** Where the local system keeps its table, issues and messages, below the current folder. */
export const LOCAL_FOLDER = '.waybill/local';

/** Who is subscribed on a laptop. The domain is reserved (RFC 2606), so that these are nobody's addresses. */
export const SAMPLE_SUBSCRIBERS = [
  'ada@readers.example',
  'grace@readers.example',
  'jun@readers.example',
] as const;

/** Where the preview listens unless it is told otherwise. */
export const DEFAULT_PORT = 4600;

/** Where messages lead that are sent while no local system runs: to the one that will. */
export const DEFAULT_SITE_URL = `http://127.0.0.1:${DEFAULT_PORT}`;
