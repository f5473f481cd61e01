import type { DefaultTreeAdapterTypes } from 'parse5';
import type { PageData } from './intake-line.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Fields = Readonly<Record<string, unknown>>;

const META: Readonly<Record<string, 'headline' | 'outlet' | 'published' | 'updated' | 'url' | 'author'>> = {
  'og:title': 'headline',
  'og:site_name': 'outlet',
  'og:url': 'url',
  'article:published_time': 'published',
  'article:modified_time': 'updated',
  author: 'author',
};

/** Reads what a page says of its article for machines: schema.org in JSON-LD, Open Graph, the canonical address. */
export function readPageData(elements: readonly Element[]): PageData {
  const articles = elements.flatMap(linkedData).filter(isArticle);
  const meta = (field: string) =>
    elements
      .filter(({ tagName }) => tagName === 'meta')
      .flatMap((element) => {
        const name = attribute(element, 'property') ?? attribute(element, 'name') ?? '';
        return Object.hasOwn(META, name) && META[name] === field ? texts(attribute(element, 'content')) : [];
      });
  const canonical = elements
    .filter((element) => element.tagName === 'link' && attribute(element, 'rel') === 'canonical')
    .flatMap((element) => texts(attribute(element, 'href')));
  const bylines = articles.map(({ author }) => named(author)).filter((names) => names.length > 0);
  const author = meta('author');
  return {
    headline: [...articles.flatMap(({ headline }) => texts(headline)), ...meta('headline')],
    outlet: [...articles.flatMap(({ publisher }) => named(publisher)), ...meta('outlet')],
    byline: bylines.length > 0 || author.length === 0 ? bylines : [author],
    published: [...articles.flatMap(({ datePublished }) => texts(datePublished)), ...meta('published')],
    updated: [...articles.flatMap(({ dateModified }) => texts(dateModified)), ...meta('updated')],
    url: [...canonical, ...meta('url'), ...articles.flatMap(({ url }) => texts(url))],
  };
}

function linkedData(element: Element): Fields[] {
  if (element.tagName !== 'script' || attribute(element, 'type') !== 'application/ld+json') return [];
  const text = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  try {
    return listed(JSON.parse(text)).flatMap((entry) =>
      isFields(entry) ? [entry, ...listed(entry['@graph']).filter(isFields)] : [],
    );
  } catch {
    // Pages hold broken JSON-LD now and then, and say the same again elsewhere.
    return [];
  }
}

function isArticle(fields: Fields): boolean {
  return listed(fields['@type']).some(
    (type) => typeof type === 'string' && /(?:Article|BlogPosting|Report)$/.test(type),
  );
}

function named(value: unknown): string[] {
  return listed(value).flatMap((entry) => texts(isFields(entry) ? entry.name : entry));
}

function texts(value: unknown): string[] {
  return listed(value).flatMap((entry) => {
    const text = typeof entry === 'string' ? entry.replace(/\s+/g, ' ').trim() : '';
    return text === '' ? [] : [text];
  });
}

function listed(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}
