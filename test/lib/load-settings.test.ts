import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../lib/load-settings.ts';
import { synthesise } from '../support/synthesise.ts';
import { settingsWith } from './deployed.ts';

function faultsOf(...args: Parameters<typeof settingsWith>): string[] {
  const loaded = settingsWith(...args);
  return loaded.ok ? [] : [...loaded.faults];
}

const ZONE = { id: 'Z0123456789ABCDEFGHIJ', name: 'example.com' };

describe('newsletter.yaml alone', () => {
  it('is enough to deploy, and names the stack after the site', () => {
    const loaded = settingsWith();
    expect(loaded).toMatchObject({
      ok: true,
      settings: { stackName: 'waybill-news-example-com', ownsIdentity: true, deployment: { senders: 10 } },
    });
  });

  it('says where to deploy before the AWS profile does', () => {
    const deployment = { region: 'eu-west-1' };
    expect(settingsWith({ deployment }, { region: 'us-east-1' })).toMatchObject({
      settings: { region: 'eu-west-1' },
    });
    expect(settingsWith({}, { region: 'us-east-1' })).toMatchObject({ settings: { region: 'us-east-1' } });
  });
});

describe('the name of a stack', () => {
  it('is that of one site and one stage only', () => {
    const wishes = [
      settingsWith({ site: 'news.example.com' }),
      settingsWith({ site: 'news-example.com', from: 'daily@news-example.com' }),
      settingsWith({ site: 'example.co', from: 'daily@example.co' }, { stage: 'uk' }),
      settingsWith({ site: 'example.co.uk', from: 'daily@example.co.uk' }),
    ];
    const names = wishes.map((loaded) => (loaded.ok ? loaded.settings.stackName : loaded.faults));
    expect(names).toEqual([
      'waybill-news-example-com',
      'waybill-news--example-com',
      'waybill-example-co--uk',
      'waybill-example-co-uk',
    ]);
  });
});

describe('a stage', () => {
  it('has a site and a stack of its own, and sends as the real one does', () => {
    expect(settingsWith({}, { stage: 'staging' })).toMatchObject({
      settings: {
        stackName: 'waybill-news-example-com--staging',
        newsletter: { site: 'staging.news.example.com', from: 'daily@news.example.com' },
        ownsIdentity: false,
      },
    });
  });

  it('takes no mail, and leaves the certificate to the real one', () => {
    const certificate = `arn:aws:acm:eu-west-1:123456789012:certificate/${'a'.repeat(8)}-aaaa-aaaa-aaaa-${'a'.repeat(12)}`;
    const deployment = {
      region: 'eu-west-1',
      inbound: { activate: true },
      certificate,
      alarmsTo: 'ops@example.com',
    };
    const loaded = settingsWith({ deployment }, { stage: 'staging' });
    expect(loaded.ok && loaded.settings.deployment).toEqual({
      ...{ region: 'eu-west-1', alarmsTo: 'ops@example.com' },
      ...{ dmarc: 'none', senders: 10, logDays: 90 },
    });
  });

  it('sets the sender’s domain up if it is told to, where nobody else has', () => {
    const deployment = { identity: 'create' };
    expect(settingsWith({ deployment }, { stage: 'staging' })).toMatchObject({
      settings: { ownsIdentity: true },
    });
  });

  it('has a name that can be a part of a domain', () => {
    expect(faultsOf({}, { stage: 'My Stage' })).toEqual([
      'newsletter.yaml The stage "My Stage" becomes a part of a domain: at most 20 small letters, digits and hyphens, such as staging.',
    ]);
  });
});

describe('what is right in itself and would fail in AWS', () => {
  it.each<[string, Parameters<typeof settingsWith>, RegExp]>([
    [
      'a postal address that is missing',
      [{ postalAddress: undefined }],
      /^newsletter\.yaml:\d+ postalAddress: /,
    ],
    [
      'a sender outside of the domain',
      [{ from: 'daily@elsewhere.org' }],
      /^newsletter\.yaml:2 from: daily@elsewhere\.org is not of the site's domain news\.example\.com\. .*send from an address at/,
    ],
    [
      'a send time that clocks are put forward over',
      [{ sendTime: '01:30' }],
      /^newsletter\.yaml:7 sendTime: There is no 01:30 on 2026-03-29 in Europe\/London: .*Choose a time that comes every day\./,
    ],
    [
      'a region that does not exist',
      [{ deployment: { region: 'eu-centrl-1' } }],
      /^newsletter\.yaml:9 deployment\.region: There is no region "eu-centrl-1" of AWS\. Did you mean "eu-central-1"\? /,
    ],
    [
      'a region that takes no mail',
      [{ deployment: { region: 'eu-central-2', inbound: {} } }],
      /^newsletter\.yaml:10 deployment\.inbound: SES takes no mail in eu-central-2\. Deploy to one of /,
    ],
    [
      'mail without a region',
      [{ deployment: { inbound: {} } }],
      /^newsletter\.yaml:9 deployment\.inbound: .*Write the region into deployment/,
    ],
    [
      'a zone that the site is not in',
      [{ deployment: { hostedZone: { ...ZONE, name: 'other.com' } } }],
      /^newsletter\.yaml:11 deployment\.hostedZone\.name: news\.example\.com is not in the zone other\.com/,
    ],
    [
      'a certificate of another region',
      [
        {
          deployment: {
            region: 'eu-west-1',
            certificate: `arn:aws:acm:us-east-1:123456789012:certificate/${'a'.repeat(8)}-aaaa-aaaa-aaaa-${'a'.repeat(12)}`,
          },
        },
      ],
      /^newsletter\.yaml:10 deployment\.certificate: This certificate is in us-east-1/,
    ],
    [
      'a key that does not exist',
      [{ deployment: { hostedZones: ZONE } }],
      /^newsletter\.yaml:9 deployment\.hostedZones: .*hostedZone/,
    ],
    ['days that logs cannot be kept for', [{ deployment: { logDays: 10 } }], /deployment\.logDays: /],
  ])('is told with its line: %s', (_what, args, message) => {
    expect(faultsOf(...args)).toEqual([expect.stringMatching(message)]);
  });

  it('takes a region of the AWS profile that it does not know: AWS may have added it', () => {
    expect(settingsWith({}, { region: 'eu-central-9' })).toMatchObject({
      settings: { region: 'eu-central-9' },
    });
  });

  it('lets a sender write from a domain that the site is a part of, or below the site', () => {
    expect(faultsOf({ from: 'daily@example.com' })).toEqual([]);
    expect(faultsOf({ from: 'daily@mail.news.example.com' })).toEqual([]);
  });

  it('does not look at the zone for a domain that is set up elsewhere', () => {
    const deployment = { hostedZone: { ...ZONE, name: 'news.example.com' } };
    const from = 'daily@example.com';
    expect(faultsOf({ from, deployment })).toHaveLength(1);
    expect(faultsOf({ from, deployment: { ...deployment, identity: 'existing' } })).toEqual([]);
  });

  it('says that there is no newsletter.yaml', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'empty-')), 'newsletter.yaml');
    expect(loadSettings({ path, today: '2025-06-10' })).toMatchObject({
      faults: ['newsletter.yaml is not in this folder. Call cdk where it is, beside cdk.json.'],
    });
  });
});

describe('cdk synth', () => {
  it('prints what is wrong and no stack trace, and makes nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'broken-'));
    writeFileSync(join(folder, 'newsletter.yaml'), 'name: Supply Lines\nfrom: nobody\n');
    const { status, stderr } = await synthesise(folder);
    expect(status).toBe(1);
    expect(stderr).toContain('newsletter.yaml:2 from: "nobody" is not a mail address.');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
