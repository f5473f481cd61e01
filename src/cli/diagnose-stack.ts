import { connectAccount } from '../aws/connect-account.ts';
import { connectStores } from '../aws/connect-stores.ts';
import { connectTable } from '../aws/connect-table.ts';
import { DynamoIssueArchive } from '../aws/dynamo-issue-archive.ts';
import { findStack } from '../aws/find-stack.ts';
import { SesInspection } from '../aws/ses-inspection.ts';
import { StackResources } from '../aws/stack-resources.ts';
import { fine, type Diagnosis } from '../delivery/diagnosis.ts';
import { dmarcNames, judgeDmarc, judgeSpf, type DnsLookup } from '../delivery/judge-dns.ts';
import { judgeEvents } from '../delivery/judge-events.ts';
import { judgeIdentity, type RecordsFrom } from '../delivery/judge-identity.ts';
import { judgeAlarms, judgeRuleSet, judgeSecrets } from '../delivery/judge-stack.ts';
import { judgeClock, judgeSite } from '../delivery/judge-surroundings.ts';
import { domainOf } from '../digest/domain-of.ts';
import type { Newsletter } from '../digest/newsletter.ts';
import { askPoints } from './ask-points.ts';
import { askSite } from './ask-site.ts';
import { diagnoseDays } from './diagnose-days.ts';
import { nodeDns } from './node-dns.ts';

/**
 * Looks over a deployed stack: what it is made of, what SES and the DNS say of its newsletter, and its days. The
 * questions go out one after the other, as SES answers one a second.
 *
 * @throws StackError
 */
export async function diagnoseStack(
  stack: string,
  newsletter: Newsletter,
  dns: DnsLookup = nodeDns(),
): Promise<readonly Diagnosis[]> {
  const { TableName, ConfigurationSetName, SiteUrl } = await findStack(stack);
  const table = connectTable({ tableName: TableName });
  const stores = connectStores(table);
  const days = { stores, archive: new DynamoIssueArchive(table), account: connectAccount(undefined) };
  const ses = new SesInspection();
  return [
    ...(await askPoints(['table'], async () => {
      await stores.records.load('2000-01-01');
      return [fine('table', 'The table can be read.')];
    })),
    ...(await diagnoseDays(days, newsletter)),
    ...(await diagnoseSender(ses, newsletter, dns)),
    ...(await askPoints(['events'], async () => [
      judgeEvents(await ses.loadEventDestinations(ConfigurationSetName)),
    ])),
    ...(await askPoints(['inbound', 'secrets', 'alarms'], () => diagnoseResources(stack, ses, newsletter))),
    ...(await diagnoseSite(SiteUrl)),
  ];
}

async function diagnoseSender(
  ses: SesInspection,
  { from, deployment }: Newsletter,
  dns: DnsLookup,
): Promise<readonly Diagnosis[]> {
  const domain = domainOf(from);
  let mailFrom: string | undefined;
  return [
    ...(await askPoints(['identity', 'dkim', 'mail-from'], async () => {
      const identity = await ses.loadIdentity(from);
      mailFrom = identity.mailFrom?.domain;
      return judgeIdentity(identity, recordsFrom(deployment));
    })),
    // Without a MAIL FROM domain it is Amazon's SPF that counts, and the point above says what to do.
    ...(mailFrom === undefined ? [] : await askSpf(dns, mailFrom)),
    ...(await askPoints(['dmarc'], async () => [judgeDmarc(domain, await findDmarc(dns, domain))])),
  ];
}

function recordsFrom(deployment: Newsletter['deployment']): RecordsFrom {
  if (deployment?.identity === 'existing') return 'elsewhere';
  return deployment?.hostedZone ? 'zone' : 'outputs';
}

function askSpf(dns: DnsLookup, domain: string): Promise<readonly Diagnosis[]> {
  return askPoints(['spf'], async () => [judgeSpf(domain, await dns.txt(domain))]);
}

async function findDmarc(dns: DnsLookup, domain: string): Promise<readonly string[]> {
  for (const name of dmarcNames(domain)) {
    const records = await dns.txt(name);
    if (records.length > 0) return records;
  }
  return [];
}

async function diagnoseResources(
  stack: string,
  ses: SesInspection,
  { deployment }: Newsletter,
): Promise<readonly Diagnosis[]> {
  const resources = await StackResources.load(stack);
  const [ruleSet] = resources.idsOf('AWS::SES::ReceiptRuleSet');
  const ours = ruleSet ?? deployment?.inbound?.ruleSet;
  return [
    judgeRuleSet(ours, ours === undefined ? undefined : await ses.loadActiveRuleSet()),
    judgeSecrets(await resources.loadSecrets()),
    judgeAlarms({
      alarms: resources.idsOf('AWS::CloudWatch::Alarm').length,
      receivers: await resources.loadMailReceivers(),
    }),
  ];
}

async function diagnoseSite(siteUrl: string): Promise<readonly Diagnosis[]> {
  const answer = await askSite(siteUrl);
  return [judgeSite(siteUrl, answer), ...judgeClock(new Date(), answer.date)];
}
