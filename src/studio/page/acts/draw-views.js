import { readState } from '../state.js';
import { askAction } from './ask-action.js';
import { keepFile } from './keep-file.js';
import { showNotice } from './notice.js';

/**
 * Has the Chromium of this machine draw the open mail as it is looked at, or in all the ways there are.
 *
 * @param {{ kind: 'digest' | 'message', id: string }} opened
 * @param {'png' | 'pdf' | 'zip'} format
 */
export async function drawViews({ kind, id }, format) {
  const { width, appearance, pictures, part, direction, reader } = readState(location.search);
  const view = { width, appearance, pictures: pictures === 'off' ? 'off' : 'on', part, direction, reader };
  showNotice(format === 'zip' ? 'Drawing all views. This takes a while …' : 'Drawing …', { stays: true });
  try {
    const response = await askAction('draw', { kind, id, format, view });
    if (response.headers.get('content-type')?.startsWith('application/json'))
      return showNotice((await response.json()).message);
    const name = response.headers.get('x-file-name') ?? `${id}.${format}`;
    keepFile(name, await response.blob());
    showNotice(`${name} is with your downloads.`);
  } catch (error) {
    showNotice(error instanceof Error ? error.message : String(error));
  }
}
