import { composeFixture } from '../test/support/mail-fixtures.ts';
import { benchColdImport } from './cold-import.ts';
import { benchComposeMessage } from './compose-message.ts';
import { benchImport } from './import.ts';
import { benchPlanIssue } from './plan-issue.ts';
import { benchPreview } from './preview.ts';
import { benchRenderDigest } from './render-digest.ts';
import { benchSendLoop } from './send-loop.ts';

console.log(`Node ${process.version}. Only the ratios mean something on another machine.`);
const sample = await composeFixture('2025-06-10');
await benchComposeMessage(sample);
await benchRenderDigest(sample);
await benchSendLoop(sample);
await benchPlanIssue();
await benchImport();
await benchColdImport();
await benchPreview().catch((error: unknown) => {
  console.log(
    `\nThe preview in the browser: left out, since no Chromium could be started (${String(error).split('\n')[0]})`,
  );
});
