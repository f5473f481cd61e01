import { checkedText } from './checked-text.ts';

/** The name that content refers to something by: small letters, digits and hyphens. */
export const Id = checkedText(findIdFault, {
  id: 'Id',
  description: 'Small letters, digits and hyphens',
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
});

function findIdFault(text: string): string | undefined {
  if (text.length <= 80 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)) return undefined;
  return `"${text}" cannot be an id. Use up to 80 small letters, digits and hyphens, such as london-talks.`;
}
