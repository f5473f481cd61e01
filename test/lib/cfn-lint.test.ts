import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FULL, stackWith, templateOf } from './deployed.ts';

const isInstalled = spawnSync('cfn-lint', ['--version']).status === 0;

// CDK itself names dependencies that CloudFormation would find without them.
const IGNORED = 'W3005';

describe('cfn-lint, where it is installed', () => {
  (isInstalled ? it : it.skip)('finds nothing in the template', () => {
    const folder = mkdtempSync(join(tmpdir(), 'template-'));
    const paths = [{}, FULL].map((fields, index) => {
      const path = join(folder, `${index}.json`);
      writeFileSync(path, JSON.stringify(templateOf(stackWith(fields))));
      return path;
    });
    const { stdout } = spawnSync('cfn-lint', ['--ignore-checks', IGNORED, '--', ...paths], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });
});
