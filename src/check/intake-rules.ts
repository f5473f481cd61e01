import { parse } from 'yaml';
import { z } from 'zod';

const Pattern = z.string().refine(isRegExp, { error: 'is not a regular expression' });

const RuleFile = z.strictObject({
  scope: z.array(z.string()),
  parts: z.array(
    z.strictObject({
      id: z.string(),
      tags: z.array(z.string()).default([]),
      roles: z.array(z.string()).default([]),
      names: Pattern.optional(),
    }),
  ),
  lines: z.array(z.strictObject({ id: z.string(), text: Pattern })),
  captions: Pattern,
  notes: Pattern,
});

/** What of a page is no part of its article; templates/intake.yaml, ready for use. */
export interface IntakeRules {
  /** Tags that hold an article, in the order in which they are tried. */
  readonly scope: readonly string[];
  readonly parts: readonly PartRule[];
  readonly lines: readonly { readonly id: string; readonly text: RegExp }[];
  readonly captions: RegExp;
  readonly notes: RegExp;
}

interface PartRule {
  readonly id: string;
  readonly tags: readonly string[];
  readonly roles: readonly string[];
  /** Compared with each name of a class and with the id. */
  readonly names: RegExp | undefined;
}

/** A line that is longer is writing, and no button or label. */
const LONGEST_CLUTTER = 300;

/**
 * Reads the rules of intake.
 *
 * @param text templates/intake.yaml
 * @throws Error if it is not what it should be
 */
export function parseIntakeRules(text: string): IntakeRules {
  const read = RuleFile.safeParse(parse(text));
  if (!read.success) throw new Error(`templates/intake.yaml is broken:\n${z.prettifyError(read.error)}`);
  const { scope, parts, lines, captions, notes } = read.data;
  return {
    scope,
    parts: parts.map(({ names, ...part }) => ({
      ...part,
      names: names === undefined ? undefined : whole(names),
    })),
    lines: lines.map((line) => ({ id: line.id, text: whole(line.text) })),
    captions: whole(captions),
    notes: whole(notes),
  };
}

/** The id of the rule that drops a line, if there is one. */
export function findLineRule(text: string, { lines }: IntakeRules): string | undefined {
  if (text.length > LONGEST_CLUTTER) return undefined;
  return lines.find((rule) => rule.text.test(text))?.id;
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'iu');
}

function isRegExp(text: string): boolean {
  try {
    whole(text);
    return true;
  } catch {
    return false;
  }
}
