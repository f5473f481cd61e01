// launch-editor publishes types of its main file only.
declare module 'launch-editor/guess.js' {
  /** The editor that runs, or else that of VISUAL or EDITOR, with its arguments; `[null]` if there is none. */
  export default function guessEditor(): readonly string[] | readonly [null];
}
