/**
 * Writes down that something happened: a stable event name such as `chunk.send.finished`, ids and counts.
 * Never an address.
 */
export type Log = (event: string, facts: Readonly<Record<string, string | number | boolean>>) => void;
