import { formatPath, type FieldPath } from './field-path.ts';

/** A place within a file that is known from the context; line and column count from 1. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

interface Field {
  readonly path: FieldPath;
  readonly point: Point;
  /** What the file says, character for character, where that is not in quotation marks. */
  readonly typed?: string;
}

/** Where each field of a file was written. Filled by the readers, asked by whoever has something to say. */
export class FieldIndex {
  readonly #fields = new Map<string, Field>();

  add(path: FieldPath, point: Point, typed?: string): void {
    this.#fields.set(formatPath(path), { path, point, ...(typed === undefined ? {} : { typed }) });
  }

  /** Takes over another index, whose paths continue the given one. */
  addBelow(prefix: FieldPath, other: FieldIndex): void {
    for (const { path, point, typed } of other.#fields.values()) this.add([...prefix, ...path], point, typed);
  }

  /** The place of a field; of one that is missing, the place of the nearest thing that should hold it. */
  pointOf(path: FieldPath): Point {
    for (let length = path.length; length >= 0; length -= 1) {
      const field = this.#fields.get(formatPath(path.slice(0, length)));
      if (field) return field.point;
    }
    return { line: 1, column: 1 };
  }

  typedAt(path: FieldPath): string | undefined {
    return this.#fields.get(formatPath(path))?.typed;
  }
}
