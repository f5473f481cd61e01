import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Locate } from '../src/digest/content.ts';
import { didYouMean } from '../src/digest/did-you-mean.ts';
import type { Finding } from '../src/digest/finding.ts';
import { skippedDay } from '../src/digest/skipped-day.ts';
import { INBOUND_REGIONS } from './inbound-regions.ts';
import { senderDomain, type Settings } from './settings.ts';

/**
 * Finds what is right in itself and would fail in AWS, or worse, would not: an error at deploying says neither the
 * file nor the line.
 *
 * @param from today, `YYYY-MM-DD`: clocks are looked ahead for from then on
 */
export function checkSettings(
  settings: Settings,
  { locate, from }: { locate: Locate; from: string },
): Finding[] {
  const report = (path: readonly string[], rule: string, message: string): Finding[] => [
    { ...locate(path), rule, level: 'error', path: path.join('.'), message },
  ];
  return [
    ...checkSender(settings, report),
    ...checkRegion(settings, report),
    ...checkZone(settings, report),
    ...checkCertificate(settings, report),
    ...checkInbound(settings, report),
    ...checkSendTime(settings, report, from),
  ];
}

type Report = (path: readonly string[], rule: string, message: string) => Finding[];

function checkSender({ newsletter }: Settings, report: Report): Finding[] {
  const { from, site } = newsletter;
  const domain = senderDomain(newsletter);
  if (isWithin(domain, site) || isWithin(site, domain)) return [];
  return report(
    ['from'],
    'sender-outside-domain',
    `${from} is not of the site's domain ${site}. Readers and spam filters take such mail for forged: send from an address at ${site}, or at a domain that it is a part of.`,
  );
}

// Of the file only: an AWS profile may name a region that is newer than our list of them.
function checkRegion({ deployment: { region } }: Settings, report: Report): Finding[] {
  const known = RegionInfo.regions.map(({ name }) => name);
  if (region === undefined || known.includes(region)) return [];
  return report(
    ['deployment', 'region'],
    'unknown-region',
    `There is no region "${region}" of AWS. ${didYouMean(region, known)}If it is newer than this version of Waybill, leave region out and set AWS_REGION when you deploy.`,
  );
}

function checkZone({ newsletter, deployment, ownsIdentity }: Settings, report: Report): Finding[] {
  const { hostedZone } = deployment;
  if (!hostedZone) return [];
  const names = [newsletter.site, ...(ownsIdentity ? [senderDomain(newsletter)] : [])];
  const outside = names.find((name) => !isWithin(name, hostedZone.name));
  if (outside === undefined) return [];
  return report(
    ['deployment', 'hostedZone', 'name'],
    'name-outside-zone',
    `${outside} is not in the zone ${hostedZone.name}, so that its records cannot be written there. Name the zone that it is in, or leave hostedZone out: the records are then printed for you to copy.`,
  );
}

function checkCertificate({ deployment, region }: Settings, report: Report): Finding[] {
  const of = deployment.certificate?.split(':')[3];
  if (of === undefined || region === undefined || of === region) return [];
  return report(
    ['deployment', 'certificate'],
    'certificate-elsewhere',
    `This certificate is in ${of}, and the newsletter is deployed to ${region}. Make one in ${region}.`,
  );
}

function checkInbound({ deployment, region }: Settings, report: Report): Finding[] {
  if (!deployment.inbound) return [];
  if (region === undefined) {
    return report(
      ['deployment', 'inbound'],
      'inbound-without-region',
      'Mail is taken in some regions only, and none is named. Write the region into deployment, such as region: eu-central-1.',
    );
  }
  if (INBOUND_REGIONS.has(region)) return [];
  return report(
    ['deployment', 'inbound'],
    'region-without-inbound',
    `SES takes no mail in ${region}. Deploy to one of ${[...INBOUND_REGIONS].join(', ')}, or leave inbound out: readers then subscribe on the site.`,
  );
}

const DAYS_AHEAD = 2 * 366;

function checkSendTime({ newsletter }: Settings, report: Report, from: string): Finding[] {
  const { timeZone, sendTime } = newsletter;
  const day = skippedDay({ timeZone, timeOfDay: sendTime }, { from, days: DAYS_AHEAD });
  if (day === undefined) return [];
  return report(
    ['sendTime'],
    'skipped-send-time',
    `There is no ${sendTime} on ${day} in ${timeZone}: clocks are put forward over it. Choose a time that comes every day.`,
  );
}

/** Whether a name is a domain or below it. */
function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
