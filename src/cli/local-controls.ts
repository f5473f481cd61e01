import type { LocalSweepSettings } from '../local/connect-local-sweep.ts';
import type { Controls } from './controls.ts';
import { loadProject } from './load-project.ts';
import { reportSettings } from './report-settings.ts';
import { withLocalSending } from './with-local-sending.ts';

/** Controls of the local system. Its queue lives in this process, so that all is done when one of them returns. */
export const LOCAL_CONTROLS: Controls = {
  resume: async (issueId, onProgress) => {
    const result = await withLocalSending(
      (sending) => sending.resume(issueId, onProgress),
      await loadReportSettings(),
    );
    return result.kind === 'waits' ? result : { kind: 'sent-here', result };
  },
  settle: async (issueId, unknownPolicy) => {
    const settings = { ...(await loadReportSettings()), settleMinutes: 0, unknownPolicy };
    await withLocalSending((sending) => sending.sweep(issueId), settings);
    return { kind: 'swept' };
  },
  resendUnknown: async (issueId) =>
    withLocalSending((sending) => sending.resendUnknown(issueId), await loadReportSettings()),
};

/** For sweeps of the local system: what the content at hand says of reports. */
export async function loadReportSettings(): Promise<LocalSweepSettings> {
  return reportSettings((await loadProject()).content);
}
