/** @import { ReaderRow } from '../../readers.ts' */
/** @import { Store } from '../state.js' */
import { loadReaders } from '../api.js';
import { calmly } from '../calmly.js';
import { element } from '../element.js';

const LIST_ID = 'readers';
/** For each list all of the subscribers may have to be read, and nobody reads a list for each letter. */
const PAUSE_MS = 250;

/** Whom a mail is made out to if nobody is chosen. */
const SAMPLE = 'the sample subscriber';

/**
 * A field for the subscriber whom the mail is made out to. Who they are is asked for when somebody goes there.
 *
 * @param {Store} store
 */
export function createReaderField(store) {
  /** @type {readonly ReaderRow[]} */
  let rows = [];
  const list = element('datalist', { id: LIST_ID });
  const note = element('span', { class: 'note', role: 'status' });
  const field = element('input', {
    type: 'search',
    name: 'reader',
    list: LIST_ID,
    placeholder: SAMPLE,
    autocomplete: 'off',
    spellcheck: 'false',
    focus: offer,
    input: calmly(async () => void (await offer()), PAUSE_MS),
    change: choose,
  });

  async function offer() {
    const asked = field.value;
    const readers = await loadReaders(asked);
    if (asked !== field.value) return undefined;
    note.textContent = readers
      ? readers.isPart
        ? 'There are more. Type more of the address.'
        : ''
      : 'Others are there while npm start runs the whole system.';
    rows = readers?.rows ?? [];
    list.replaceChildren(...rows.map(({ address }) => element('option', { value: address })));
    return readers;
  }

  async function choose() {
    const address = field.value.trim();
    if (address === '') return store.change({ reader: '' }, { asStep: true });
    const readers = await offer();
    const row = rows.find((known) => known.address.toLowerCase() === address.toLowerCase());
    if (row) store.change({ reader: row.id }, { asStep: true });
    else if (readers) note.textContent = 'Nobody of that address is sent issues.';
  }

  return {
    node: element('label', { class: 'reader' }, element('span', {}, 'Made out to'), field, list, note),
    /**
     * Says whom it is made out to, which after a reload only the mail knows.
     *
     * @param {string} address
     */
    show(address) {
      if (document.activeElement !== field) field.value = store.state.reader ? address : '';
    },
  };
}
