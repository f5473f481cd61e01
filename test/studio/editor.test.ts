import type { Hono } from 'hono';
import { describe, expect, it } from '@jest/globals';
import { createEditor, type Launching } from '../../src/studio/editor.ts';
import { editorRoutes } from '../../src/studio/editor-routes.ts';

const KNOWN = 'content/articles/quay-strike.md';

/** Any file that is there does for the place that a known name has. */
const PATH = import.meta.filename;
const pathOf = (file: string) => (file === KNOWN ? PATH : undefined);

function launching(editor: string | undefined, why?: string): Launching & { readonly launched: string[][] } {
  const launched: string[][] = [];
  return {
    launched,
    guess: () => editor,
    launch(place, command, onError) {
      launched.push([command, place]);
      if (why !== undefined) onError(place, why);
    },
  };
}

describe('the editor', () => {
  it('is handed a file that the desk has read, at the line', async () => {
    const how = launching('code --wait');
    expect(await createEditor(pathOf, how).open(KNOWN, 12)).toEqual({ kind: 'opened' });
    expect(how.launched).toEqual([['code --wait', `${PATH}:12:1`]]);
  });

  it('is handed the beginning of a file where no line is known', async () => {
    const how = launching('zed');
    await createEditor(pathOf, how).open(KNOWN, 0);
    expect(how.launched).toEqual([['zed', `${PATH}:1:1`]]);
  });

  it.each(['/etc/passwd', '../package.json', `${KNOWN}/../../secret`, '', 'content/articles'])(
    'is not handed %j, which the desk has not read',
    async (file) => {
      const how = launching('code');
      const opening = await createEditor(pathOf, how).open(file, 1);
      expect(opening).toEqual({ kind: 'refused', why: `${file} is no file of this newsletter.` });
      expect(how.launched).toEqual([]);
    },
  );

  it('is not handed a file that is gone since it was read', async () => {
    const how = launching('code');
    expect(await createEditor(() => `${PATH}.gone`, how).open(KNOWN, 1)).toMatchObject({ kind: 'refused' });
    expect(how.launched).toEqual([]);
  });

  it('is not started where there is none, where it needs a terminal, or where it cannot be', async () => {
    const why = async (how: Launching) => {
      const opening = await createEditor(pathOf, how).open(KNOWN, 1);
      return opening.kind === 'refused' ? opening.why : opening.kind;
    };
    expect(await why(launching(undefined))).toContain('No editor runs on this machine');
    expect(await why(launching('/usr/bin/vim -p'))).toContain('vim needs a terminal of its own');
    expect(await why(launching('"/Applications/My Editor/subl"', 'spawn ENOENT'))).toBe(
      'subl could not be started: spawn ENOENT',
    );
  });

  it('is asked by the page in one way only', async () => {
    const how = launching('code');
    const routes: Hono = editorRoutes(createEditor(pathOf, how));
    const post = (body: string) => routes.request('/open', { method: 'POST', body });
    expect(await (await post(JSON.stringify({ file: KNOWN, line: 3 }))).json()).toEqual({ kind: 'opened' });
    for (const body of [
      '',
      '[]',
      '{"file":1,"line":3}',
      '{"file":"x","line":-1}',
      '{"file":"x","line":1,"a":1}',
    ])
      expect([body, (await post(body)).status]).toEqual([body, 400]);
    expect(how.launched).toHaveLength(1);
    const without = await editorRoutes(undefined).request('/open', {
      method: 'POST',
      body: JSON.stringify({ file: KNOWN, line: 3 }),
    });
    expect(await without.json()).toMatchObject({ kind: 'refused' });
  });
});
