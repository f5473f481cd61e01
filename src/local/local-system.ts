import { connectLocalSending, type LocalSending, type LocalSendingOptions } from './connect-local-sending.ts';
import { startLocalServices, type LocalServices, type LocalServicesOptions } from './local-services.ts';

export type LocalSystemOptions = LocalServicesOptions & Omit<LocalSendingOptions, 'endpoints'>;

export type LocalSystem = LocalServices & LocalSending;

/**
 * Starts the whole of Waybill's sending on this machine, reachable from nowhere else: DynamoDB and SES are
 * stand-ins, everything between them is what runs in AWS.
 *
 * @throws FolderInUseError if another process has the folder
 */
export async function startLocalSystem(options: LocalSystemOptions): Promise<LocalSystem> {
  const services = await startLocalServices(options);
  const sending = await connectLocalSending({ ...options, endpoints: services.endpoints });
  return {
    ...services,
    ...sending,
    close: async () => {
      await sending.close();
      await services.close();
    },
  };
}
