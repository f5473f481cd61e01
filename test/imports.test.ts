import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';

// DESIGN: what each folder may import of the others.
const MAY_IMPORT: Record<string, readonly string[]> = {
  'src/digest': [],
  'src/check': ['src/digest'],
  'src/email': ['src/digest'],
  'src/subscribers': ['src/digest', 'src/check', 'src/email'],
  'src/delivery': ['src/digest', 'src/check', 'src/email', 'src/subscribers'],
  'src/site': ['src/digest', 'src/check', 'src/email', 'src/subscribers', 'src/delivery'],
  'src/aws': ['src/digest', 'src/check', 'src/email', 'src/subscribers', 'src/delivery', 'src/site'],
  lambdas: ['src/digest', 'src/check', 'src/email', 'src/subscribers', 'src/delivery', 'src/site', 'src/aws'],
  'src/local': [
    'src/digest',
    'src/check',
    'src/email',
    'src/subscribers',
    'src/delivery',
    'src/site',
    'src/aws',
    'lambdas',
  ],
  'src/studio': [
    'src/digest',
    'src/check',
    'src/email',
    'src/subscribers',
    'src/delivery',
    'src/site',
    'src/aws',
    'src/local',
  ],
  lib: [],
  bin: ['lib'],
  'src/cli': [
    ...[
      'src/digest',
      'src/check',
      'src/email',
      'src/subscribers',
      'src/delivery',
      'src/site',
      'src/aws',
      'src/local',
      'src/studio',
    ],
  ],
};

const PURE = ['src/digest', 'src/check', 'src/email', 'src/subscribers', 'src/delivery', 'src/site'];

/** The files of pure folders that may touch the disk, and why. */
const READS_DISK = new Set(['src/email/load-templates.ts']);

/** Modules of Node that compute and do nothing else. */
const PURE_MODULES = new Set(['node:crypto', 'node:url', 'node:buffer']);

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly target: string;
}

/**
 * The files of src that the stack is made from, and why: what newsletter.yaml says, what functions are told, and names
 * that stack and functions must agree on. Nothing of the product runs in a deployment but what is rendered ahead.
 */
const FOR_LIB = [
  /^src\/digest\/[\w-]+\.ts$/,
  /^src\/aws\/(?:[\w-]+-env|load-secrets|stack-outputs|table-keys)\.ts$/,
];
const FOR_LAMBDA_FILES = new Set([
  'src/email/create-renderer.ts',
  'src/email/load-templates.ts',
  'src/site/build-site-files.ts',
  'src/subscribers/build-letters.ts',
]);

const FILES = ['src', 'lambdas', 'lib', 'bin'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(root, name)),
);

const IMPORTS: readonly Import[] = FILES.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?'([^'\n]+)'/g)].map(([, specifier = '']) => ({
    file,
    folder: folderOf(file),
    target: specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier,
  })),
);

function folderOf(file: string): string {
  return file.startsWith('lambdas') ? 'lambdas' : dirname(file).split('/').slice(0, 2).join('/');
}

function isForLib(file: string, target: string): boolean {
  return (
    FOR_LIB.some((pattern) => pattern.test(target)) ||
    (file === 'lib/lambda-files.ts' && FOR_LAMBDA_FILES.has(target))
  );
}

function isOurs(target: string): boolean {
  return /^(?:src|lambdas|lib|bin|test)\//.test(target);
}

describe('imports', () => {
  it('go between folders only as the design allows', () => {
    const forbidden = IMPORTS.filter(({ file, folder, target }) => {
      const to = folderOf(target);
      if (folder === 'lib' && isForLib(file, target)) return false;
      return isOurs(target) && to !== folder && !MAY_IMPORT[folder]?.includes(to);
    });
    expect(forbidden).toEqual([]);
  });

  it('of the stack are CDK’s modules, the bundler and Node’s', () => {
    const others = IMPORTS.filter(
      ({ folder, target }) =>
        ['lib', 'bin'].includes(folder) &&
        !isOurs(target) &&
        !/^(?:aws-cdk-lib\/[\w-]+|constructs|esbuild|zod|node:[\w/]+)$/.test(target),
    );
    expect(others).toEqual([]);
  });

  it('name the file, with its ending', () => {
    expect(IMPORTS.filter(({ target }) => isOurs(target) && !/\.(?:ts|js|json)$/.test(target))).toEqual([]);
  });

  it('reach the AWS SDK from src/aws only', () => {
    expect(
      IMPORTS.filter(({ folder, target }) => /^@aws-sdk|^@smithy/.test(target) && folder !== 'src/aws'),
    ).toEqual([]);
  });

  it('reach nothing outside from the pure folders', () => {
    const outside = IMPORTS.filter(({ file, folder, target }) => {
      const isNode = target.startsWith('node:') || builtinModules.includes(target);
      return PURE.includes(folder) && isNode && !PURE_MODULES.has(target) && !READS_DISK.has(file);
    });
    expect(outside).toEqual([]);
  });

  it('have no cycles', () => {
    const graph = new Map(
      FILES.map((file) => [file, IMPORTS.filter((entry) => entry.file === file).map(({ target }) => target)]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      if (done.has(file) || trail.includes(file)) return;
      for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
      done.add(file);
    };
    for (const file of FILES) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

describe('pure folders', () => {
  it('know no clock, randomness or environment', () => {
    const impure =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.(?:env|hrtime|exit)|\brandomUUID\(|\brandomBytes\(|\bTemporal\.Now\b|\bsetTimeout\(/;
    const guilty = FILES.filter(
      (file) => PURE.includes(folderOf(file)) && impure.test(readFileSync(file, 'utf8')),
    );
    expect(guilty).toEqual([]);
  });
});
