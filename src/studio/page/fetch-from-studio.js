/** That the server is not there; its words are for a person. */
export class NotConnected extends Error {
  constructor() {
    super('The studio does not answer. Is it still running?');
  }
}

/**
 * @param {string} path
 * @param {RequestInit} [request]
 * @returns {Promise<Response>} whatever its status
 * @throws NotConnected
 */
export async function fetchFromStudio(path, request) {
  try {
    return await fetch(path, request);
  } catch {
    throw new NotConnected();
  }
}
