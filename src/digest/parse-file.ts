import type { z } from 'zod';
import { applyAliases, type Aliases, type CanonicalData } from './apply-aliases.ts';
import type { ContentFile, Locate, Parsed } from './content.ts';
import { decodeFile } from './decode-file.ts';
import { pointWithin } from './point-within.ts';
import { explainIssue } from './explain-issue.ts';
import { formatPath, type FieldPath } from './field-path.ts';
import { compareFindings, type Finding } from './finding.ts';
import { printable } from './printable.ts';
import type { Fault, RawData, Report } from './raw-data.ts';
import { readJson } from './read-json.ts';
import { readMarkdown, type BodyField } from './read-markdown.ts';
import { readYaml } from './read-yaml.ts';
import { typedWords } from './typed-words.ts';

/** A file that is right in itself, or all that is wrong with it. */
export type ParseResult<T> =
  | { readonly ok: true; readonly parsed: Parsed<T> }
  | {
      readonly ok: false;
      readonly file: string;
      readonly findings: readonly Finding[];
      /** What the file would be called, as far as that can be told: others that refer to it are not at fault. */
      readonly id: string;
    };

/** How files of one kind are read. */
export interface FileShape<T> {
  readonly schema: z.ZodType<T>;
  readonly aliases: Aliases;
  /** What the text of a Markdown file fills; undefined if such files cannot be Markdown. */
  readonly body: BodyField | undefined;
  /** Whether the name of the file is the id unless it says another one. */
  readonly idFromName: boolean;
}

/**
 * What has come of a file, for as long as somebody holds on to it: a file is one value and never changes, and
 * reading all the others again for one that was saved would take longer than a person should wait.
 */
const PARSED = new WeakMap<ContentFile, ParseResult<unknown>>();

/** Reads a file in whichever of the three spellings its ending names, and judges it by one schema. */
export function parseFile<T>(file: ContentFile, shape: FileShape<T>): ParseResult<T> {
  // The path decides which shape a file is read by, so that there is one result a file.
  const known = PARSED.get(file) as ParseResult<T> | undefined;
  if (known) return known;
  const result = parseAnew(file, shape);
  PARSED.set(file, result);
  return result;
}

function parseAnew<T>(file: ContentFile, shape: FileShape<T>): ParseResult<T> {
  const faults: Fault[] = [];
  const report: Report = (fault) => faults.push(fault);
  const raw = readRaw(file, shape, report);
  const judged = raw && judge(raw, shape, fileStem(file.path));
  if (judged?.ok && faults.length === 0) {
    const locate: Locate = (path, within) => {
      const point = judged.pointOf(path);
      return { file: file.path, ...(within ? pointWithin(file, point, within) : point) };
    };
    return { ok: true, parsed: { value: judged.value, file: file.path, locate } };
  }
  const all = [
    ...faults,
    ...(judged && !judged.ok ? judged.faults.filter((fault) => !isEcho(fault, faults)) : []),
  ];
  const id = judged?.id ?? fileStem(file.path);
  return {
    ok: false,
    id,
    file: file.path,
    findings: all.map((fault) => toFinding(fault, file.path)).toSorted(compareFindings),
  };
}

// What could not be read leaves a gap, and the gap is not a second mistake.
function isEcho({ point, path, rule }: Fault, faults: readonly Fault[]): boolean {
  if (faults.length === 0) return false;
  if (path?.at(-1) === 'blocks') return rule === 'missing-field' || rule === 'out-of-range';
  return rule === 'missing-field' && faults.some((fault) => fault.point.line === point.line);
}

function readRaw<T>(file: ContentFile, shape: FileShape<T>, report: Report): RawData | undefined {
  const decoded = decodeFile(file);
  if (!decoded.ok) {
    report(decoded.fault);
    return undefined;
  }
  if (/\.json$/i.test(file.path)) return readJson(decoded.text, report);
  if (/\.md$/i.test(file.path) && shape.body) return readMarkdown(decoded.text, shape.body, report);
  return readYaml(decoded.text, 1, report);
}

type Judgement<T> =
  | {
      readonly ok: true;
      readonly id: string;
      readonly value: T;
      readonly pointOf: (path: FieldPath) => Fault['point'];
    }
  | { readonly ok: false; readonly id: string; readonly faults: readonly Fault[] };

function judge<T>(raw: RawData, shape: FileShape<T>, stem: string): Judgement<T> {
  const { data: canonical, typedAs, faults } = canonicalData(raw, shape);
  const takesStem = shape.idFromName && isFields(canonical) && canonical.id === undefined;
  const named = takesStem ? { ...canonical, id: stem } : canonical;
  const pointOf = (path: FieldPath) => raw.index.pointOf(typedPath(path, typedAs));

  const first = shape.schema.safeParse(named);
  const data = first.success
    ? named
    : typedWords(named, first.error.issues, (path) => raw.index.typedAt(typedPath(path, typedAs)));
  const result = data === named ? first : shape.schema.safeParse(data);
  const id = isFields(data) && typeof data.id === 'string' ? data.id : stem;
  if (result.success && faults.length === 0) return { ok: true, id, value: result.data, pointOf };

  const judged = { schema: shape.schema, data, aliases: Object.keys(shape.aliases) };
  const explained = (result.error?.issues ?? []).flatMap((issue) => explainIssue(issue, judged));
  // One slip, one finding: "asof" is not also a missing "asOf".
  const meant = new Set(explained.flatMap((entry) => (entry.meant ? [formatPath(entry.meant)] : [])));
  const own = explained.filter(({ rule, path }) => rule !== 'missing-field' || !meant.has(formatPath(path)));
  const advise = (path: FieldPath, message: string) =>
    takesStem && path[0] === 'id' ? `${message} ${ID_OF_NAME}` : message;
  return {
    ok: false,
    id,
    faults: [
      ...faults,
      ...own.map(({ path, rule, message }) => ({
        point: pointOf(path),
        rule,
        path,
        message: advise(path, message),
      })),
    ],
  };
}

const ID_OF_NAME = 'The id was taken from the name of the file: rename the file, or add the field "id".';

function canonicalData<T>(
  raw: RawData,
  shape: FileShape<T>,
): Omit<CanonicalData, 'data'> & { readonly data: unknown } {
  if (isFields(raw.data)) return applyAliases(raw.data, raw, shape.aliases);
  return { data: raw.data, typedAs: new Map(), faults: [] };
}

function isFields(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function typedPath(path: FieldPath, typedAs: ReadonlyMap<string, string>): FieldPath {
  const [first, ...rest] = path;
  return first === undefined ? path : [typedAs.get(String(first)) ?? first, ...rest];
}

function fileStem(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
}

function toFinding({ point, rule, path = [], message }: Fault, file: string): Finding {
  return {
    file,
    ...point,
    rule,
    level: 'error',
    path: printable(formatPath(path)),
    message: printable(message),
  };
}
