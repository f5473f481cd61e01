import type { Destination } from '../studio/destination.ts';
import { localDestination } from '../studio/local-destination.ts';
import { LOCAL_FOLDER } from './local-folder.ts';

/**
 * The system of this machine as a mere preview reaches it: the one that runs, or services that are started for each
 * action.
 *
 * @param siteUrl where the preview itself is, and links lead while no system runs
 */
export function previewDestination(siteUrl: string): Destination {
  const inTurn = takeTurns();
  return localDestination({
    folder: LOCAL_FOLDER,
    withEndpoints: (work) =>
      inTurn(async () => {
        const { withLocalServices } = await import('./with-local-services.ts');
        return withLocalServices(work, siteUrl);
      }),
    begin: (day) =>
      inTurn(async () => {
        const { withLocalSending } = await import('./with-local-sending.ts');
        const { loadReportSettings } = await import('./local-controls.ts');
        return withLocalSending((sending) => sending.send(day), await loadReportSettings());
      }),
  });
}

/** Services cannot be started twice over one folder; two tabs of the page may act at once. */
function takeTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
