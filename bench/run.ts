import { composeFixture } from '../test/support/mail-fixtures.ts';
import { benchComposeMessage } from './compose-message.ts';
import { benchRenderDigest } from './render-digest.ts';
import { benchSaveToScreen } from './save-to-screen.ts';

console.log(`Node ${process.version}. Only the ratios mean something on another machine.`);
const sample = await composeFixture('2025-06-10');
await benchComposeMessage(sample);
await benchRenderDigest(sample);
await benchSaveToScreen().catch((error: unknown) => {
  console.log(
    `\nFrom a save to the browser: left out, since no Chromium could be started (${String(error).split('\n')[0]})`,
  );
});
