import { fromMarkdown } from 'mdast-util-from-markdown';
import type { PhrasingContent } from 'mdast';
import { z } from 'zod';
import { findUnsafeCharacter } from './line.ts';
import { findUrlFault } from './url.ts';

/** A run of words with its marks. Never HTML. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] };

/**
 * Words with marks, written as inline Markdown: `**strong**`, `*emphasis*`, `[text](https://...)`.
 * Everything else, HTML and template syntax included, is plain text.
 */
export const RichText = z
  .string()
  .trim()
  .min(1)
  .transform((markdown, context): readonly Inline[] => {
    const excess = findExcess(markdown);
    if (excess) {
      context.addIssue({ code: 'custom', message: excess });
      return z.NEVER;
    }
    const inlines = parseInlines(markdown);
    const faults = [
      findUnsafeCharacter(markdown),
      findWordlessLink(inlines),
      ...linkUrls(inlines).map(findLinkFault),
    ];
    for (const fault of faults) {
      if (fault) context.addIssue({ code: 'custom', message: fault });
    }
    return inlines;
  })
  .meta({
    id: 'RichText',
    description: 'Words with inline Markdown: **strong**, *emphasis*, [text](https://...)',
  });
export type RichText = z.output<typeof RichText>;

// Reading marks takes time with the square of their number, and upstream systems are not to be trusted with that.
const MOST_CHARACTERS = 5_000;
const MOST_MARKS = 500;

function findExcess(markdown: string): string | undefined {
  if (markdown.length > MOST_CHARACTERS) {
    return `has ${markdown.length} characters; a paragraph has at most ${MOST_CHARACTERS}. Divide it.`;
  }
  const marks = markdown.match(/[*_[\]]/g)?.length ?? 0;
  return marks > MOST_MARKS
    ? `has ${marks} marks such as * and _. Delete those that mark nothing.`
    : undefined;
}

function findLinkFault(url: string): string | undefined {
  const fault = findUrlFault(url);
  return fault && `has a link that ${fault}`;
}

/** The words alone. */
export function plainText(inlines: RichText): string {
  return inlines
    .map((inline) => (inline.kind === 'text' ? inline.text : plainText(inline.children)))
    .join('');
}

/** The addresses that a text links to, in order. */
export function linkUrls(inlines: RichText): string[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === 'text') return [];
    return [...(inline.kind === 'link' ? [inline.url] : []), ...linkUrls(inline.children)];
  });
}

function findWordlessLink(inlines: RichText): string | undefined {
  const wordless = inlines.some(
    (inline) => inline.kind === 'link' && plainText(inline.children).trim() === '',
  );
  return wordless
    ? 'has a link without words. Put what the reader will find between the square brackets.'
    : undefined;
}

// With the block constructs off, "1. x", "# x" and "> x" within a field stay the words that they are;
// with HTML, character references and code off, nothing is read into a text that its author did not see.
const OFF = [
  ...[
    'blockQuote',
    'codeIndented',
    'codeFenced',
    'definition',
    'headingAtx',
    'htmlFlow',
    'list',
    'setextUnderline',
  ],
  ...[
    'thematicBreak',
    'autolink',
    'characterReference',
    'codeText',
    'hardBreakEscape',
    'htmlText',
    'labelStartImage',
  ],
];

/** Reads inline Markdown; line breaks become spaces. */
export function parseInlines(markdown: string): Inline[] {
  const oneLine = markdown.replace(/\s*[\n\r\u2028\u2029]\s*/g, ' ').trim();
  // Most of what is written has no marks, and need not be read for them.
  if (!/[*_[\]\\]/.test(oneLine)) return oneLine === '' ? [] : [{ kind: 'text', text: oneLine }];
  const paragraph = fromMarkdown(oneLine, { extensions: [{ disable: { null: OFF } }] }).children[0];
  return paragraph?.type === 'paragraph' ? mergeText(paragraph.children.flatMap(toInline)) : [];
}

function toInline(node: PhrasingContent): Inline[] {
  switch (node.type) {
    case 'text':
      return [{ kind: 'text', text: node.value }];
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, children: mergeText(node.children.flatMap(toInline)) }];
    case 'link':
      return [{ kind: 'link', url: node.url, children: mergeText(node.children.flatMap(toInline)) }];
    default:
      throw new Error(`Markdown construct ${node.type} is switched off and cannot occur`);
  }
}

function mergeText(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    const previous = merged.at(-1);
    if (inline.kind === 'text' && previous?.kind === 'text') {
      merged[merged.length - 1] = { kind: 'text', text: previous.text + inline.text };
    } else {
      merged.push(inline);
    }
  }
  return merged;
}
