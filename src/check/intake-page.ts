import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { IntakeLine, IntakeLines, DroppedLine } from './intake-line.ts';
import { readPageData } from './intake-page-data.ts';
import { findLineRule, type IntakeRules } from './intake-rules.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What no reader of the page sees. Nothing of it is a line that could be dropped. */
const UNSEEN = new Set(['script', 'style', 'template', 'head', 'svg', 'math']);

const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i img ins kbd label mark q ruby rb rt rp s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Reads a saved web page: its article line by line, and what of the page is no part of it. */
export function readIntakePage(html: string, rules: IntakeRules): IntakeLines {
  const document = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  const elements = [...walkElements(document)];
  const scope = findScope(elements, rules);
  const lines: IntakeLine[] = [];
  const dropped: DroppedLine[] = [];
  for (const { text, line, moments, place } of readLines(document, { rules, scope })) {
    const rule = place.rule ?? findLineRule(text, rules) ?? (place.isInScope ? undefined : 'outside-article');
    const isTitle = place.role === 'title' && place.rule === undefined;
    if (rule === undefined || isTitle) lines.push({ text, line, moments, role: place.role });
    else dropped.push({ text, line, rule });
  }
  return { lines, dropped, data: readPageData(elements), joined: [], doubts: [] };
}

// One of its kind is the article; of two, nobody can tell which.
function findScope(elements: readonly Element[], { scope }: IntakeRules): Element | undefined {
  for (const tag of scope) {
    const [only, ...others] = elements.filter(({ tagName }) => tagName === tag);
    if (only && others.length === 0) return only;
  }
  return undefined;
}

function* walkElements(root: Node): Iterable<Element> {
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('tagName' in node) yield node;
    // Backwards, as the last one in is the first one out.
    if ('childNodes' in node) open.push(...node.childNodes.slice().reverse());
  }
}

/** What holds for all text within an element. */
interface Where {
  readonly rule: string | undefined;
  readonly role: IntakeLine['role'];
  readonly isInScope: boolean;
}

interface PageLine {
  readonly text: string;
  readonly line: number;
  readonly moments: readonly string[];
  readonly place: Where;
}

interface Page {
  readonly rules: IntakeRules;
  readonly scope: Element | undefined;
}

/** Without recursion: a page may be nested more deeply than a stack is deep. */
function* readLines(root: Node, page: Page): Iterable<PageLine> {
  type Step = { readonly node: Node; readonly place: Where } | { readonly after: Where };
  const steps: Step[] = [
    { node: root, place: { rule: undefined, role: 'text', isInScope: page.scope === undefined } },
  ];
  let open = new OpenLine();
  for (let step = steps.pop(); step; step = steps.pop()) {
    if ('after' in step) {
      yield* open.close(step.after);
      open = new OpenLine();
      continue;
    }
    const { node, place } = step;
    if (node.nodeName === '#text' && 'value' in node)
      open.add(node.value, node.sourceCodeLocation?.startLine ?? 0);
    if (!('childNodes' in node) || UNSEEN.has(node.nodeName)) {
      if (node.nodeName === 'br') open.add('\n', 0);
      continue;
    }
    if (!('tagName' in node)) {
      pushAll(steps, node.childNodes, place);
      continue;
    }
    const datetime = node.tagName === 'time' ? attribute(node, 'datetime') : undefined;
    if (datetime) open.moments.push(datetime);
    if (node.tagName === 'br') open.add('\n', 0);
    const below = placeOf(node, place, page);
    const isBlock = !INLINE.has(node.tagName) || below.rule !== place.rule;
    if (isBlock) {
      yield* open.close(place);
      open = new OpenLine();
      steps.push({ after: below });
    }
    pushAll(steps, node.childNodes, below);
  }
  yield* open.close({ rule: undefined, role: 'text', isInScope: page.scope === undefined });
}

function pushAll(steps: object[], nodes: readonly Node[], place: Where): void {
  for (const node of nodes.slice().reverse()) steps.push({ node, place });
}

class OpenLine {
  readonly moments: string[] = [];
  readonly #pieces: string[] = [];
  #line = 0;

  add(text: string, line: number): void {
    if (this.#line === 0 && text.trim() !== '')
      this.#line = line + (/^\s*/.exec(text)?.[0].split('\n').length ?? 1) - 1;
    // A line break that was typed is a space; one that was meant is a <br>, and two of them part paragraphs.
    this.#pieces.push(text === '\n' && line === 0 ? '\u2028' : text.replace(/[ \t\r\n\f\v]+/g, ' '));
  }

  *close(place: Where): Iterable<PageLine> {
    for (const part of this.#pieces.join('').split(/\u2028\s*\u2028[\s\u2028]*/)) {
      const text = part.replace(/[ \u2028]+/g, ' ').trim();
      if (text !== '') yield { text, line: this.#line, moments: this.moments, place };
    }
  }
}

function placeOf(element: Element, place: Where, { rules, scope }: Page): Where {
  return {
    rule: place.rule ?? partRule(element, rules),
    role: roleOf(element) ?? place.role,
    isInScope: place.isInScope || element === scope,
  };
}

function partRule(element: Element, { parts }: IntakeRules): string | undefined {
  if (attribute(element, 'hidden') !== undefined || attribute(element, 'aria-hidden') === 'true')
    return 'hidden';
  if (/display\s*:\s*none/i.test(attribute(element, 'style') ?? '')) return 'hidden';
  if (element.tagName === 'html' || element.tagName === 'body') return undefined;
  const role = attribute(element, 'role') ?? '';
  const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`
    .split(/\s+/)
    .filter(Boolean);
  return parts.find(
    (rule) =>
      rule.tags.includes(element.tagName) ||
      rule.roles.includes(role) ||
      (rule.names !== undefined && names.some((name) => rule.names?.test(name))),
  )?.id;
}

function roleOf(element: Element): IntakeLine['role'] | undefined {
  if (element.tagName === 'h1') return 'title';
  return element.tagName === 'figcaption' || element.tagName === 'caption' ? 'caption' : undefined;
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}
