import type { z } from 'zod';
import { BLOCK_TYPES } from './block.ts';
import { didYouMean } from './did-you-mean.ts';
import { explainMissing, explainType, explainUnknown, formOf, type Judged } from './explain-field.ts';
import { valueAt, type FieldPath } from './field-path.ts';
import { describeValue, quoteValue } from './quote-value.ts';
import { schemaAt, schemaId } from './schema-at.ts';

export interface Explained {
  readonly path: FieldPath;
  readonly rule: string;
  readonly message: string;
  /** The field that was probably meant by one that does not exist. */
  readonly meant?: FieldPath;
}

/** Puts an issue that zod found into words that an editor can act on: what is wrong, then how to mend it. */
export function explainIssue(issue: z.core.$ZodIssue, judged: Judged): Explained[] {
  const { path } = issue;
  const value = valueAt(judged.data, path);
  const say = (rule: string, message: string): Explained[] => [{ path, rule, message }];
  if (value === undefined && issue.code !== 'unrecognized_keys') {
    return say('missing-field', explainMissing(path, blockTypes(issue), judged));
  }
  switch (issue.code) {
    case 'invalid_type':
      return value === null
        ? say('empty-field', 'is empty. Write its value or delete the line.')
        : say('wrong-type', explainType(issue, value, judged));
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        return { path: [...path, key], rule: 'unknown-field', ...explainUnknown(key, path, judged) };
      });
    case 'invalid_value':
      return say('wrong-value', explainChoice(value, issue.values.map(String)));
    case 'invalid_union':
      return [{ path, ...explainBlock(value, blockTypes(issue)) }];
    case 'too_small':
      return say(issue.origin === 'string' ? 'empty-field' : 'out-of-range', explainTooSmall(issue, value));
    case 'too_big':
      return say('out-of-range', explainTooBig(issue, value));
    case 'invalid_key':
      return issue.issues.flatMap((inner) => say('invalid-id', inner.message));
    case 'custom': {
      const rule = ruleOf(schemaAt(judged.schema, path, judged.data));
      const form = rule === 'invalid-id' ? formOf(path, judged) : '';
      return say(rule, `${shorten(issue.message, value)}${form && ` ${form}`}`);
    }
    case 'invalid_element':
    case 'invalid_format':
    case 'not_multiple_of':
      return say(
        'wrong-value',
        `${describeValue(value)} does not have the right form. ${formOf(path, judged) || 'Correct it.'}`,
      );
  }
}

// zod lists them where a union is told apart by its `type`; its own declarations do not say so.
function blockTypes(issue: z.core.$ZodIssue): readonly string[] {
  const options: unknown = issue.code === 'invalid_union' && 'options' in issue ? issue.options : undefined;
  return Array.isArray(options) ? options.map(String) : [];
}

function explainChoice(value: unknown, choices: readonly string[]): string {
  const meant = typeof value === 'string' ? didYouMean(value, choices) : '';
  return `${describeValue(value)} is not possible here. ${meant}Use ${listWords(choices)}.`;
}

function explainBlock(value: unknown, allowed: readonly string[]): { rule: string; message: string } {
  const name = typeof value === 'string' ? value : '';
  if (!BLOCK_TYPES.includes(name)) {
    const message = `unknown block ${describeValue(value)}. ${didYouMean(name, allowed)}Blocks here are ${allowed.join(', ')}.`;
    return { rule: 'unknown-block', message };
  }
  const fault =
    name === 'section'
      ? 'a section cannot stand within a section. Move it out of this one'
      : `the block "${name}" belongs in a digest, not in an article. Move it to the digest's file`;
  return { rule: 'misplaced-block', message: `${fault}, or delete it.` };
}

function explainTooSmall(issue: z.core.$ZodIssueTooSmall, value: unknown): string {
  if (issue.origin === 'string') return 'is empty. Write it or delete the line.';
  if (!Array.isArray(value)) return `${describeValue(value)} is too small. Write ${issue.minimum} or more.`;
  if (value.length === 0) return 'holds nothing. Write what belongs there.';
  return `has only ${value.length === 1 ? 'one entry' : `${value.length} entries`}. Write at least ${issue.minimum}.`;
}

function explainTooBig(issue: z.core.$ZodIssueTooBig, value: unknown): string {
  if (Array.isArray(value)) return `has ${value.length} entries. Keep at most ${issue.maximum}.`;
  return `${describeValue(value)} is too large. Write ${issue.maximum} or less.`;
}

// The model quotes a value whole; a page pasted into a field would bury the message.
function shorten(message: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') return message;
  return message.replaceAll(`"${value}"`, () => quoteValue(value));
}

// Stable, and telling the kinds of faulty text apart: invalid-url, invalid-day-or-instant.
function ruleOf(schema: z.core.$ZodType | undefined): string {
  const id = schemaId(schema) ?? 'value';
  return `invalid-${id.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}`;
}

function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
