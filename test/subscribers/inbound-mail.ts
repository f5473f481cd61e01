import {
  decideInbound,
  type InboundDecision,
  type InboundEnvelope,
  type InboundVerdict,
} from '../../src/subscribers/decide-inbound.ts';
import { readInboundMessage } from '../../src/subscribers/inbound-message.ts';

export const SITE = 'news.example';
const IDENTITY = { site: SITE, sender: 'daily@news.example' };

/** A proper mail of a person, as bytes; with other fields, or with them taken out. */
export function mail(fields: Readonly<Record<string, string | undefined>> = {}, body = 'Hello\r\n'): Buffer {
  const all = { From: 'Ann <ann@example.com>', To: `subscribe@${SITE}`, Subject: 'Please', ...fields };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

const PASSED = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' } as const;

export interface Circumstances {
  readonly to?: readonly string[];
  readonly returnPath?: string;
  readonly verdicts?: Partial<Record<keyof typeof PASSED, InboundVerdict>>;
}

/** What is decided of a raw mail that came to subscribe@, unless it is said otherwise. */
export async function decisionOf(
  raw: Uint8Array,
  { to = [`subscribe@${SITE}`], returnPath = 'ann@example.com', verdicts = {} }: Circumstances = {},
): Promise<InboundDecision> {
  const envelope: InboundEnvelope = { returnPath, recipients: to, verdicts: { ...PASSED, ...verdicts } };
  return decideInbound(await readInboundMessage(raw), envelope, IDENTITY);
}
