import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A newsletter's folder that a test may do with as it likes. */
export interface TemporaryProject {
  readonly root: string;
  /** Writes a file, creating its folder if need be. */
  write(path: string, text: string): void;
  /** Saves as many editors do: aside first, then by renaming over the old one. */
  replace(path: string, text: string): void;
  remove(path: string): void;
  /** Whether it is no longer what it began with. */
  readonly isTouched: boolean;
  /** Puts back what it began with, and takes away all else but pictures. */
  reset(): void;
  /** Deletes the whole folder. */
  dispose(): void;
}

export const ARTICLE = 'content/articles/2025-06-10/quay-strike.md';
export const DIGEST = 'content/digests/2025-06-10.md';

/** A project of one article and the digest that places it. */
export function createTemporaryProject(): TemporaryProject {
  const root = mkdtempSync(join(tmpdir(), 'waybill-studio-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const begin = () => {
    write('newsletter.yaml', NEWSLETTER);
    write(ARTICLE, article('Crane drivers walk out'));
    write(DIGEST, digest());
  };
  begin();
  let isTouched = false;
  return {
    root,
    get isTouched() {
      return isTouched;
    },
    write(path, text) {
      isTouched = true;
      write(path, text);
    },
    reset() {
      for (const file of ['articles', 'digests'].flatMap((folder) => filesBelow(root, `content/${folder}`)))
        if (file !== ARTICLE && file !== DIGEST) rmSync(join(root, file));
      begin();
      isTouched = false;
    },
    replace(path, text) {
      isTouched = true;
      writeFileSync(join(root, `${path}.tmp`), text);
      renameSync(join(root, `${path}.tmp`), join(root, path));
    },
    remove(path) {
      isTouched = true;
      rmSync(join(root, path), { recursive: true });
    },
    dispose: () => rmSync(root, { recursive: true }),
  };
}

// The folders stay: whoever watches them need not begin anew.
function filesBelow(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}

const NEWSLETTER = `name: Harbour Daily
from: daily@harbour.example
replyTo: desk@harbour.example
site: harbour.example
postalAddress: 1 Quay Street, London
timeZone: Europe/London
sendTime: "17:30"
`;

export function article(headline: string, day = '2025-06-10'): string {
  return `---
title: ${headline}
date: ${day}
countries: [NL]
---

The night shift stayed at the gate. [The port's notice](https://www.portofrotterdam.com/en) says when it opens again.

## What follows {kind=next}

Berths stay closed until noon.
`;
}

/** A digest file that places the article. */
export function digest(subject?: string): string {
  return `---
date: 2025-06-10
${subject === undefined ? '' : `subject: ${subject}\n`}---

::article{id=quay-strike}
`;
}
