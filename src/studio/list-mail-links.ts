import { parse, type DefaultTreeAdapterTypes } from 'parse5';

/** Where the links of a mail lead, each address once, as it is written in the HTML; those within the mail left out. */
export function listMailLinks(html: string): string[] {
  const links = [...addressesIn(parse(html))];
  return [...new Set(links)].filter((address) => !address.startsWith('#'));
}

function* addressesIn(node: DefaultTreeAdapterTypes.ParentNode): Generator<string> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    const href = child.attrs.find(({ name }) => name === 'href');
    if (child.tagName === 'a' && href) yield href.value;
    yield* addressesIn(child);
  }
}
