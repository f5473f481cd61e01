import { checkedText } from './checked-text.ts';

/** A bare mail address of the newsroom, as newsletter.yaml has them. Those of subscribers are read by `parseAddress`. */
export const Address = checkedText(findAddressFault, {
  id: 'Address',
  description: 'A mail address',
  examples: ['daily@example.com'],
});

function findAddressFault(text: string): string | undefined {
  if (/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$/.test(text))
    return undefined;
  return `"${text}" is not a mail address. Write it as name@domain, without a display name: the newsletter's name is added.`;
}
