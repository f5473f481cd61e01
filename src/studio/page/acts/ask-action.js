import { fetchFromStudio } from '../fetch-from-studio.js';

/**
 * Has the server do something.
 *
 * @param {string} name of the action
 * @param {object} command what it takes
 * @returns {Promise<Response>}
 * @throws Error that says to a person that it failed
 */
export async function askAction(name, command) {
  const response = await fetchFromStudio(`api/actions/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(command),
  });
  if (response.ok) return response;
  throw new Error(
    response.status === 404
      ? 'That is not there any more. Load the page again.'
      : `The studio failed at this (${response.status}). Its terminal says why.`,
  );
}
