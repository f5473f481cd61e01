/** Where the local system keeps its table, issues and messages, below the current folder. */
export const LOCAL_FOLDER = '.waybill/local';

/** Who is subscribed on a laptop. The domain is reserved (RFC 2606), so that these are nobody's addresses. */
export const SAMPLE_SUBSCRIBERS = [
  'ada@readers.example',
  'grace@readers.example',
  'jun@readers.example',
] as const;
