import {
  ConfigurationSetDoesNotExistException,
  DescribeActiveReceiptRuleSetCommand,
  DescribeConfigurationSetCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityMailFromDomainAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  SESClient,
} from '@aws-sdk/client-ses';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { SesInspection } from '../../src/aws/ses-inspection.ts';

const ses = mockClient(SESClient);
const inspection = new SesInspection();

beforeEach(() => {
  ses.reset();
});

describe('what SES says of the newsletter’s domain', () => {
  it('is asked by the domain and the address, and put into our words', async () => {
    ses.on(GetIdentityVerificationAttributesCommand).resolves({
      VerificationAttributes: { 'news.test': { VerificationStatus: 'Success' } },
    });
    ses.on(GetIdentityDkimAttributesCommand).resolves({
      DkimAttributes: { 'news.test': { DkimEnabled: true, DkimVerificationStatus: 'Pending' } },
    });
    ses.on(GetIdentityMailFromDomainAttributesCommand).resolves({
      MailFromDomainAttributes: {
        'news.test': {
          MailFromDomain: 'bounce.news.test',
          MailFromDomainStatus: 'TemporaryFailure',
          BehaviorOnMXFailure: 'UseDefaultValue',
        },
      },
    });
    expect(await inspection.loadIdentity('daily@news.test')).toEqual({
      domain: 'news.test',
      isVerified: true,
      dkim: { isEnabled: true, status: 'pending' },
      mailFrom: { domain: 'bounce.news.test', status: 'failed' },
    });
    expect(ses.commandCalls(GetIdentityVerificationAttributesCommand)[0]?.args[0].input).toEqual({
      Identities: ['news.test', 'daily@news.test'],
    });
  });

  it('is that of the nearest verified domain, which the sender’s may be a part of', async () => {
    ses.on(GetIdentityVerificationAttributesCommand).resolves({
      VerificationAttributes: {
        'news.example.test': { VerificationStatus: 'Pending' },
        'example.test': { VerificationStatus: 'Success' },
      },
    });
    ses.on(GetIdentityDkimAttributesCommand, { Identities: ['example.test'] }).resolves({
      DkimAttributes: { 'example.test': { DkimEnabled: true, DkimVerificationStatus: 'Success' } },
    });
    ses.on(GetIdentityMailFromDomainAttributesCommand).resolves({ MailFromDomainAttributes: {} });
    expect(await inspection.loadIdentity('daily@news.example.test')).toEqual({
      domain: 'example.test',
      isVerified: true,
      dkim: { isEnabled: true, status: 'success' },
    });
  });

  it('is nothing of a domain that it does not know', async () => {
    ses.on(GetIdentityVerificationAttributesCommand).resolves({ VerificationAttributes: {} });
    ses.on(GetIdentityDkimAttributesCommand).resolves({ DkimAttributes: {} });
    ses.on(GetIdentityMailFromDomainAttributesCommand).resolves({ MailFromDomainAttributes: {} });
    expect(await inspection.loadIdentity('daily@news.test')).toEqual({
      domain: 'news.test',
      isVerified: false,
      dkim: { isEnabled: false, status: 'not-started' },
    });
  });
});

describe('the wiring of events', () => {
  it('is read from the configuration set', async () => {
    ses.on(DescribeConfigurationSetCommand, { ConfigurationSetName: 'waybill' }).resolves({
      EventDestinations: [
        { Name: 'a', Enabled: true, MatchingEventTypes: ['send'], SNSDestination: { TopicARN: 'arn' } },
        { Name: 'b', MatchingEventTypes: ['bounce'] },
      ],
    });
    expect(await inspection.loadEventDestinations('waybill')).toEqual([
      { isEnabled: true, isTopic: true, events: ['send'] },
      { isEnabled: false, isTopic: false, events: ['bounce'] },
    ]);
  });

  it('tells a set that is gone from one that cannot be asked about', async () => {
    const gone = new ConfigurationSetDoesNotExistException({ message: 'gone', $metadata: {} });
    ses.on(DescribeConfigurationSetCommand).rejectsOnce(gone).rejects(new Error('AccessDenied'));
    expect(await inspection.loadEventDestinations('waybill')).toBeUndefined();
    await expect(inspection.loadEventDestinations('waybill')).rejects.toThrow('AccessDenied');
  });
});

describe('the active rule set', () => {
  it('is named, if there is one', async () => {
    ses
      .on(DescribeActiveReceiptRuleSetCommand)
      .resolvesOnce({ Metadata: { Name: 'ours' } })
      .resolves({});
    expect([await inspection.loadActiveRuleSet(), await inspection.loadActiveRuleSet()]).toEqual([
      'ours',
      undefined,
    ]);
  });
});
