import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import launchEditor from 'launch-editor';
import guessEditor from 'launch-editor/guess.js';
import type { Opening } from './opening.ts';

/** Opens files of the project in the editor of whoever sits at this machine. */
export interface Editor {
  /**
   * @param file as people are shown it: `content/articles/x.md`
   * @param line from 1; 0 for the file as a whole
   */
  open(file: string, line: number): Promise<Opening>;
}

/** How an editor is found and started; tests put their own in. */
export interface Launching {
  /** The editor that runs here, or that the environment names; undefined if there is none. */
  readonly guess: () => string | undefined;
  /** @param place `<path>:<line>:<column>` */
  readonly launch: (
    place: string,
    editor: string,
    onError: (path: string, why: string | null) => void,
  ) => void;
}

/** An editor that cannot be started says so at once; one that can says nothing. */
const PATIENCE_MS = 400;

/** They would want the terminal that the studio runs in. */
const IN_TERMINALS = new Set([
  'vi',
  'vim',
  'nvim',
  'emacs',
  'nano',
  'pico',
  'joe',
  'micro',
  'hx',
  'helix',
  'ed',
]);

/**
 * @param pathOf the path of a file that the desk has read; undefined for every other name, which is refused
 */
export function createEditor(
  pathOf: (file: string) => string | undefined,
  { guess, launch }: Launching = LAUNCHING,
): Editor {
  return {
    async open(file, line) {
      const path = pathOf(file);
      if (path === undefined || !existsSync(path)) return refuse(`${file} is no file of this newsletter.`);
      const editor = guess();
      if (editor === undefined)
        return refuse(`No editor runs on this machine. Start yours, or name it: LAUNCH_EDITOR=code.`);
      if (IN_TERMINALS.has(nameOf(editor)))
        return refuse(`${nameOf(editor)} needs a terminal of its own, which the studio does not have.`);
      return new Promise((resolve) => {
        const opened = setTimeout(() => resolve({ kind: 'opened' }), PATIENCE_MS);
        launch(`${path}:${Math.max(line, 1)}:1`, editor, (_path, why) => {
          clearTimeout(opened);
          resolve(refuse(`${nameOf(editor)} could not be started${why ? `: ${why}` : '.'}`));
        });
      });
    },
  };
}

const LAUNCHING: Launching = {
  guess: () => {
    const [first] = guessEditor();
    if (!first) return undefined;
    const { VISUAL, EDITOR } = process.env;
    // Those of the environment may have arguments; the path of one that runs may have spaces in it.
    return first === VISUAL || first === EDITOR ? first : `"${first}"`;
  },
  launch: launchEditor,
};

function nameOf(editor: string): string {
  const command = /^"(.*)"$/.exec(editor)?.[1] ?? editor.split(' ')[0] ?? editor;
  return basename(command);
}

function refuse(why: string): Opening {
  return { kind: 'refused', why };
}
