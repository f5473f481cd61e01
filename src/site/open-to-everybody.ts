import { MESSAGE_PLACEHOLDERS } from '../email/message-fields.ts';

/** Makes an issue's page fit for anybody: what was made out to a subscriber leads to the help page. */
export function openToEverybody(html: string): string {
  const { to, unsubscribeToken, preferencesToken } = MESSAGE_PLACEHOLDERS;
  return html
    .replaceAll(`/unsubscribe/${unsubscribeToken}`, '/help#unsubscribe')
    .replaceAll(`/preferences/${preferencesToken}`, '/help#preferences')
    .replaceAll(unsubscribeToken, '')
    .replaceAll(preferencesToken, '')
    .replaceAll(to, '');
}

/** Where the pictures of a page come from: `https://host`, each once. */
export function pictureOrigins(html: string): readonly string[] {
  const origins = [...html.matchAll(/<img\b[^>]*?\bsrc="(https:\/\/[a-z0-9.-]+(?::\d+)?)\//gi)].map(
    ([, origin = '']) => origin.toLowerCase(),
  );
  return [...new Set(origins)].toSorted();
}
