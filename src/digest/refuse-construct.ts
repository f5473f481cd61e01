import type { Nodes, RootContent } from 'mdast';
import type { Fault } from './raw-data.ts';
import type { MarkdownText } from './markdown-text.ts';

/** What Markdown can do and Waybill's digests cannot, each with the way to write it instead. */
export function refuseConstruct(node: RootContent, text: MarkdownText): Fault[] {
  const advice = adviceFor(node, text);
  if (advice !== undefined) return [{ point: text.pointOf(node), rule: 'markdown', message: advice }];
  return [...imagesWithin(node), ...itemsWithin(node)].map(({ node: inner, message }) => ({
    point: text.pointOf(inner),
    rule: 'markdown',
    message,
  }));
}

function adviceFor(node: RootContent, text: MarkdownText): string | undefined {
  switch (node.type) {
    case 'paragraph':
      return FOOTNOTE.test(text.wordsOf(node))
        ? 'footnotes are not shown in a mail. Put the remark into the text, or the link where it belongs.'
        : undefined;
    case 'heading':
      if (node.depth === 1) {
        return 'a heading with one # is the headline, which stands in the front matter. Write ## for a section.';
      }
      return node.depth > 2
        ? `a heading with ${node.depth} # goes too deep for a mail. Write ## for a section, or begin the paragraph with **bold words**.`
        : undefined;
    case 'list':
      return node.ordered
        ? 'a numbered list is not shown in a digest. Begin each line with "- " for bullets, or use the block :::timeline for what happened in order.'
        : undefined;
    case 'blockquote':
      return undefined;
    case 'code':
      return 'code is not shown in a digest. Delete the ``` lines; words in them can stand as a paragraph.';
    case 'thematicBreak':
      return 'a line of hyphens or stars is not shown in a digest. Delete it; begin a new section with ## and a title.';
    case 'html':
      return 'HTML is not read. Delete the tags and write Markdown; a remark that nobody should see does not belong in the file.';
    case 'definition':
      return 'links and footnotes are not collected at the end. Write the link in place: [words](https://...).';
    default:
      return 'this is not shown in a digest. Write it as a paragraph, a list or one of the ::: blocks.';
  }
}

const FOOTNOTE = /\[\^[^\]\s]+\]/;
const IMAGE =
  'a picture cannot stand within text. Use the block :::image with url, alt, credit, licence, width and height.';

const ONE_PARAGRAPH =
  'a bullet is one paragraph. Make this a bullet of its own, without the indent, or a paragraph below the list.';

interface Refused {
  readonly node: Nodes;
  readonly message: string;
}

function imagesWithin(node: Nodes): Refused[] {
  if (node.type === 'image' || node.type === 'imageReference') return [{ node, message: IMAGE }];
  return 'children' in node ? node.children.flatMap(imagesWithin) : [];
}

function itemsWithin(node: RootContent): Refused[] {
  if (node.type !== 'list') return [];
  return node.children.flatMap((item): Refused[] => {
    const [first, second] = item.children;
    if (!first) return [{ node: item, message: 'a bullet is empty. Write its text or delete the line.' }];
    const odd = first.type === 'paragraph' ? second : first;
    return odd ? [{ node: odd, message: ONE_PARAGRAPH }] : [];
  });
}
