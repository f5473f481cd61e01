/** One way to look at a mail, in the words of the page's address. */
export interface View {
  /** In pixels, or `full`. */
  readonly width: string;
  readonly appearance: 'light' | 'dark' | 'inverted' | 'darkened';
  readonly pictures: 'on' | 'off';
  readonly part: 'html' | 'text' | 'web';
  readonly direction: 'auto' | 'rtl';
  /** Id of the subscriber whom it is made out to; empty for the sample one. */
  readonly reader: string;
}

const PLAIN: View = {
  width: '600',
  appearance: 'light',
  pictures: 'on',
  part: 'html',
  direction: 'auto',
  reader: '',
};

const WIDTHS = ['320', '375', '600', 'full'] as const;
const APPEARANCES = ['light', 'dark', 'inverted'] as const;

/** All views that are drawn of a mail, by names that say what each shows. */
export const VIEWS: ReadonlyMap<string, View> = new Map<string, View>([
  ...WIDTHS.flatMap((width) =>
    APPEARANCES.map((appearance): [string, View] => [
      `${width}-${appearance}`,
      { ...PLAIN, width, appearance },
    ]),
  ),
  ...(['375', '600'] as const).flatMap((width): [string, View][] => [
    [`${width}-darkened`, { ...PLAIN, width, appearance: 'darkened' }],
    [`${width}-no-pictures`, { ...PLAIN, width, pictures: 'off' }],
    [`${width}-text`, { ...PLAIN, width, part: 'text' }],
    [`${width}-web`, { ...PLAIN, width, part: 'web' }],
    [`${width}-right-to-left`, { ...PLAIN, width, direction: 'rtl' }],
  ]),
]);

/** Such as `375-dark`, or `375-light-text-no-pictures`. */
export function nameOfView(view: View): string {
  const { width, appearance, pictures, part, direction } = view;
  return [
    ...[width, appearance],
    ...(part === 'html' ? [] : [part]),
    ...(pictures === 'off' ? ['no-pictures'] : []),
    ...(direction === 'rtl' ? ['right-to-left'] : []),
  ].join('-');
}
