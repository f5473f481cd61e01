import { readFile } from 'node:fs/promises';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { PhrasingContent, RootContent } from 'mdast';
import { RULES } from '../check/rules.ts';
import type { RuleBlock, RulePage, RuleRun } from './rule-page.ts';

const FOLDER = new URL('../../docs/checks/', import.meta.url);

/** Reads the page of a rule in docs/checks. Undefined if the checks have no such rule. */
export async function readRulePage(id: string): Promise<RulePage | undefined> {
  const rule = RULES.find((known) => known.id === id);
  if (!rule) return undefined;
  const { title, level, isGate = false } = rule;
  const page = await readFile(new URL(`${rule.id}.md`, FOLDER), 'utf8');
  // Its heading and its level are known.
  const [, , ...content] = fromMarkdown(page).children;
  return { id: rule.id, title, level, isGate, blocks: content.flatMap(readBlock) };
}

function readBlock(node: RootContent): RuleBlock[] {
  switch (node.type) {
    case 'code':
      return [{ kind: 'code', text: node.value }];
    case 'paragraph':
      return [{ kind: 'paragraph', runs: node.children.flatMap((child) => readRun(child)) }];
    case 'list':
      return node.children.flatMap(({ children }) => children.flatMap(readBlock));
    default:
      return [];
  }
}

function readRun(node: PhrasingContent, mark: RuleRun['mark'] = 'none'): RuleRun[] {
  switch (node.type) {
    case 'text':
      return [{ mark, text: node.value }];
    case 'inlineCode':
      return [{ mark: 'code', text: node.value }];
    case 'strong':
      return node.children.flatMap((child) => readRun(child, 'strong'));
    case 'emphasis':
      return node.children.flatMap((child) => readRun(child, 'emphasis'));
    case 'link':
      return node.children.flatMap((child) => readRun(child, mark));
    default:
      return [];
  }
}
