import { startEmbeddedDynamo } from '/work/main/src/local/embedded-dynamo.ts';
import { connectTable } from '/work/main/src/aws/connect-table.ts';
import { createTable } from '/work/main/src/aws/create-table.ts';
import { DynamoLedger } from '/work/main/src/aws/dynamo-ledger.ts';
import { fork } from 'node:child_process';
if (process.argv[2] === 'server') {
  const s = await startEmbeddedDynamo(process.argv[3]==='disk' ? '/tmp/cw/db'+process.pid : undefined);
  process.send!(s.url);
} else for (const kind of ['mem','disk']) {
  const child = fork(process.argv[1]!, ['server', kind]);
  const url: string = await new Promise(r => child.once('message', r as any));
  const table = connectTable({tableName:'t', localUrl: url});
  await createTable(table);
  const ledger = new DynamoLedger(table);
  const N = 1500;
  for (const par of [10, 50]) {
    const t = performance.now(); const c = process.cpuUsage();
    let i = 0;
    await Promise.all(Array.from({length: par}, async () => { while (i < N) { const n = i++; const key = {issueId:'2025-01-0'+par, subscriberId: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[n%64] + String(n).padStart(21,'0')};
      await ledger.claim(key, {claimId:'c', at:'2025-06-10T06:00:00.000Z', until:'2025-06-10T06:00:00.000Z'});
      await ledger.settle(key, {state:'SENT', messageId:'0000019763aaaaaa-8f5d2c9c-0d42-4c1a-9dd5-a6f4c0bd1d11-000000', attempt:1, at:'2025-06-10T06:00:00.000Z'}); } }));
    const ms = performance.now()-t; const cpu = process.cpuUsage(c);
    console.log(kind, par, (N/ms*1000).toFixed(0)+' msg/s', ((cpu.user+cpu.system)/N/1000).toFixed(3)+' ms cpu/msg client');
  }
  child.kill();
}
process.exit
