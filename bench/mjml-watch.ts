import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FIRST_WORDS } from './preview-tool.ts';

const LOOK_EVERY_MILLIS = 2;

/**
 * From a save to the new HTML file, by the watch mode of MJML's own command line. It shows nothing: whoever looks at
 * the file in a browser has to load it again.
 *
 * @param mjml of the mail
 * @returns milliseconds, one for each save
 */
export async function timeMjmlWatch(folder: string, mjml: string, saves: number): Promise<number[]> {
  const [source, result] = [join(folder, 'digest.mjml'), join(folder, 'digest.html')];
  const save = (word: string) => writeFileSync(source, mjml.replace(FIRST_WORDS, `${word} from`));
  const holds = async (word: string) => {
    while (!(await readFile(result, 'utf8').catch(() => '')).includes(word)) await sleep(LOOK_EVERY_MILLIS);
  };
  save('Ministers');
  const watching = spawn(resolve('node_modules/.bin/mjml'), ['--watch', source, '--output', result], {
    stdio: 'ignore',
  });
  try {
    await holds(FIRST_WORDS);
    const millis: number[] = [];
    for (let count = 0; count < saves; count++) {
      const start = performance.now();
      save(`Savemark${count}`);
      await holds(`Savemark${count}`);
      millis.push(performance.now() - start);
    }
    return millis;
  } finally {
    watching.kill();
  }
}
