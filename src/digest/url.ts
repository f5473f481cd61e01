import { checkedText } from './checked-text.ts';

/** Where a link leads: https or mailto. */
export const Url = checkedText(findUrlFault, {
  id: 'Url',
  description: 'An https (or mailto) address, without credentials',
  pattern: '^(https://|mailto:)',
});

const PLACEHOLDER_HOSTS = new Set(['example.com', 'example.org', 'example.net', 'localhost']);

/** What is wrong with an address and how to put it right, or undefined if it can be linked to. */
export function findUrlFault(text: string): string | undefined {
  if (text.includes('{{') || text.includes('}}'))
    return `still holds a template mark: "${text}". Replace it with the real address.`;
  if (/[\s<>"'`\\^|]|\p{Cc}/u.test(text))
    return `holds a space or a character that no address has: "${text}". Copy the address again.`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return `is not an address: "${text}". Write it in full, such as https://www.wto.org/news.`;
  if (url.protocol === 'mailto:') return findMailtoFault(url);
  if (url.protocol !== 'https:')
    return `is not an https address: "${text}". Use the https address of the page.`;
  if (url.username || url.password)
    return 'holds a user name or password, which every reader would see. Remove the part before the @.';
  return findHostFault(url.hostname);
}

function findMailtoFault(url: URL): string | undefined {
  return /^[^@/\s]+@[^@/\s]+\.[^@/\s]+$/.test(url.pathname)
    ? undefined
    : 'is not a mail address. Write it as mailto:name@domain.';
}

function findHostFault(host: string): string | undefined {
  const name = host.replace(/^www\./, '');
  if (PLACEHOLDER_HOSTS.has(name))
    return `leads to ${name}, a placeholder. Replace it with the real address.`;
  if (/^[\d.]+$/.test(host) || host.startsWith('['))
    return 'leads to a bare IP address. Use the name of the site.';
  return host.includes('.')
    ? undefined
    : `leads to "${host}", which is not a public site. Use the full name of the site.`;
}
