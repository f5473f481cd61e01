import { composeFixture } from '../test/support/mail-fixtures.ts';
import { benchColdImport } from './cold-import.ts';
import { benchComposeMessage } from './compose-message.ts';
import { benchImport } from './import.ts';
import { benchPlanIssue } from './plan-issue.ts';
import { benchRenderDigest } from './render-digest.ts';
import { benchSaveToScreen } from './save-to-screen.ts';
import { benchSendLoop } from './send-loop.ts';

console.log(`Node ${process.version}. Only the ratios mean something on another machine.`);
const sample = await composeFixture('2025-06-10');
await benchComposeMessage(sample);
await benchRenderDigest(sample);
await benchSendLoop(sample);
await benchPlanIssue();
await benchImport();
await benchColdImport();
await benchSaveToScreen().catch((error: unknown) => {
  console.log(
    `\nFrom a save to the browser: left out, since no Chromium could be started (${String(error).split('\n')[0]})`,
  );
});
