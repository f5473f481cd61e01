/**
 * One spelling for all that may reach the same mailbox: lower case, no dots and no +tag before the @.
 *
 * Only for cooldowns. It merges people at providers who tell these apart, which is worth a day's wait and no more:
 * two of them must never become one subscriber.
 *
 * @param address what `parseAddress` gave
 */
export function canonicalAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const name = address.slice(0, at).toLowerCase();
  const untagged = name.replace(/\+.*$/, '').replaceAll('.', '');
  // A name of nothing but a tag is no tag.
  return `${untagged === '' ? name : untagged}${address.slice(at)}`;
}
