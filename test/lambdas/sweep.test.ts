import { describe, expect, it } from '@jest/globals';
import { createHandler } from '../../lambdas/sweep.ts';
import { useTestTable } from '../aws/test-table.ts';
import { SentIssue } from '../delivery/sent-issue.ts';

const table = useTestTable();

describe('the Sweep Lambda', () => {
  it('sweeps each issue that is being sent, until it is done', async () => {
    const first = await SentIssue.plan(table(), '2025-05-01', ['Aann']);
    const second = await SentIssue.plan(table(), '2025-05-02', ['Aann']);
    await first.send();
    const sweep = createHandler(first.sweepPorts());
    await sweep();
    const swept = first.lines.filter(([event]) => event === 'issue.sweep.finished').map(([, facts]) => facts);
    expect(swept).toEqual([
      expect.objectContaining({ issueId: '2025-05-01', planned: 1, sent: 1, done: true }),
      expect.objectContaining({ issueId: '2025-05-02', planned: 1, waiting: 1, done: false }),
    ]);

    first.lines.length = 0;
    await second.send();
    await sweep();
    await sweep();
    expect(first.lines.filter(([event]) => event === 'issue.sweep.finished')).toHaveLength(1);
  });

  it('does not let one issue that fails keep the others from being swept', async () => {
    const issue = await SentIssue.plan(table(), '2025-05-03', ['Aann']);
    await SentIssue.plan(table(), '2025-05-04', ['Aann']);
    const ports = issue.sweepPorts();
    const load = async (issueId: string) => {
      if (issueId === '2025-05-03') throw new Error('torn');
      return issue.records.load(issueId);
    };
    const records = { load, save: issue.records.save.bind(issue.records) };
    await expect(createHandler({ ...ports, records })()).rejects.toThrow('1 issues could not be swept');
    expect(issue.lines).toEqual([
      ['issue.sweep.failed', { issueId: '2025-05-03', error: 'Error: torn' }],
      ['issue.sweep.finished', expect.objectContaining({ issueId: '2025-05-04' })],
    ]);
  });
});
