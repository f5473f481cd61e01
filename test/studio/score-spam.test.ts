import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { scoreSpam } from '../../src/studio/score-spam.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'waybill-spam-'));
const MESSAGE = Buffer.from('Subject: Hello\r\n\r\nContent analysis details: none\r\n');

/** A filter that answers like SpamAssassin: the message first, its report below. */
function aFilter(report: string): string {
  const program = join(FOLDER, `filter-${report.length}`);
  writeFileSync(program, `#!/bin/sh\ncat\ncat <<'END'\n${report}\nEND\n`, { mode: 0o755 });
  return program;
}

afterAll(() => rmSync(FOLDER, { recursive: true }));

describe('scoreSpam', () => {
  it('reads the points and the rules, the worst first', async () => {
    const filter = aFilter(`Content analysis details:   (1.1 points, 5.0 required)

 pts rule name              description
---- ---------------------- --------------------------------------------------
-1.0 MAILING_LIST_MULTI     Multiple indicators imply a widely-seen list
                            manager
 2.1 HTML_IMAGE_ONLY_04     BODY: HTML: images with 0-400 bytes of words
`);
    expect(await scoreSpam(MESSAGE, filter)).toEqual({
      kind: 'scored',
      points: 1.1,
      limit: 5,
      rules: [
        {
          id: 'HTML_IMAGE_ONLY_04',
          points: 2.1,
          description: 'BODY: HTML: images with 0-400 bytes of words',
        },
        {
          id: 'MAILING_LIST_MULTI',
          points: -1,
          description: 'Multiple indicators imply a widely-seen list manager',
        },
      ],
    });
  });

  it('tells apart a filter that is not there from one that says nothing', async () => {
    expect(await scoreSpam(MESSAGE, join(FOLDER, 'none'))).toEqual({ kind: 'not-installed' });
    expect(await scoreSpam(MESSAGE, aFilter(''))).toMatchObject({ kind: 'failed' });
  });
});
