// Runs one Lambda as AWS does: the code of its folder, the variables of its process, an event at a time. Answers come
// on standard output, so that whoever waits for one has read what the function logged before it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [handlerName, timeoutSeconds] = process.argv.slice(2);
const [file, name] = handlerName.split('.');
const { [name]: handler } = await import(pathToFileURL(join(process.cwd(), `${file}.mjs`)).href);
const answer = (facts) =>
  process.stdout.write(`${JSON.stringify({ event: 'runtime.answered', ...facts })}\n`);

process.on('message', ({ event }) => {
  const until = Date.now() + Number(timeoutSeconds) * 1000;
  const context = { getRemainingTimeInMillis: () => until - Date.now() };
  // Asynchronous, so that a handler that throws at once is told like one that does later.
  Promise.resolve()
    .then(() => handler(event, context))
    .then(
      (result) => answer({ result: result ?? null }),
      (error) => answer({ error: String(error?.stack ?? error) }),
    );
});
answer({});
