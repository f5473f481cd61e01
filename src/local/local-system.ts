import { connectLocalExpiry } from './connect-local-expiry.ts';
import { connectLocalFeedback, type LocalFeedback } from './connect-local-feedback.ts';
import { connectLocalSending, type LocalSending, type LocalSendingOptions } from './connect-local-sending.ts';
import { startLocalServices, type LocalServices, type LocalServicesOptions } from './local-services.ts';
import { sweepRegularly } from './sweep-regularly.ts';

export type LocalSystemOptions = LocalServicesOptions &
  Omit<LocalSendingOptions, 'endpoints' | 'feedbackSettled'>;

export type LocalSystem = LocalServices & LocalSending;

const SWEEP_EVERY_MS = 60_000;
const EXPIRE_EVERY_MS = 24 * 3_600_000;

/**
 * Starts the whole of Waybill's sending on this machine, reachable from nowhere else: DynamoDB and SES are
 * stand-ins, everything between them is what runs in AWS.
 *
 * @throws FolderInUseError if another process has the folder
 */
export async function startLocalSystem(options: LocalSystemOptions): Promise<LocalSystem> {
  const { log } = options;
  let feedback: LocalFeedback | undefined = undefined;
  const services = await startLocalServices({
    ...options,
    onSesEvent: (event) => {
      options.onSesEvent?.(event);
      feedback?.publish(event);
    },
  });
  const { endpoints } = services;
  const recording = connectLocalFeedback({ dynamodbUrl: endpoints.dynamodbUrl, log });
  feedback = recording;
  const sending = await connectLocalSending({
    ...options,
    endpoints,
    feedbackSettled: () => recording.settled(),
  });
  const expire = connectLocalExpiry({ dynamodbUrl: endpoints.dynamodbUrl, log });
  // A laptop is rarely on for a day.
  await expire();
  const expiring = sweepRegularly({ sweep: expire, everyMs: EXPIRE_EVERY_MS, log });
  const sweeping = sweepRegularly({ sweep: () => sending.sweep(), everyMs: SWEEP_EVERY_MS, log });
  return {
    ...services,
    ...sending,
    close: async () => {
      await Promise.all([sweeping.stop(), expiring.stop()]);
      await sending.close();
      await recording.close();
      await services.close();
    },
  };
}
