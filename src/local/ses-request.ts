/** A call of the SES v1 query protocol, as far as the stand-in understands it. */
export type SesRequest =
  | { readonly action: 'SendRawEmail'; readonly email: RawEmail }
  | { readonly action: 'GetSendQuota' }
  | { readonly action: 'GetAccountSendingEnabled' }
  | { readonly action: 'invalid'; readonly code: string; readonly message: string };

export interface RawEmail {
  readonly raw: Buffer;
  readonly from: string;
  readonly to: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet?: string;
}

/** @param body form-encoded, as the SDK sends it */
export function parseSesRequest(body: string): SesRequest {
  const form = new URLSearchParams(body);
  const action = form.get('Action') ?? '';
  switch (action) {
    case 'SendRawEmail':
      return parseRawEmail(form);
    case 'GetSendQuota':
    case 'GetAccountSendingEnabled':
      return { action };
    default:
      return invalid('InvalidAction', `The stand-in has no action "${action}"`);
  }
}

function parseRawEmail(form: URLSearchParams): SesRequest {
  const data = form.get('RawMessage.Data');
  const from = form.get('Source');
  const to = members(form, 'Destinations').map(({ value }) => value);
  if (!data) return invalid('InvalidParameterValue', 'Missing required parameter RawMessage.Data');
  if (!from || to.length === 0)
    return invalid('InvalidParameterValue', 'The stand-in wants Source and Destinations');

  const tags = Object.fromEntries(
    members(form, 'Tags').map(({ number, value }) => [value, form.get(`Tags.member.${number}.Value`) ?? '']),
  );
  const badTag = Object.entries(tags)
    .flat()
    .find((text) => !/^[A-Za-z0-9_-]{1,256}$/.test(text));
  if (badTag !== undefined) return invalid('InvalidParameterValue', `Invalid tag name or value <${badTag}>`);

  const configurationSet = form.get('ConfigurationSetName');
  return {
    action: 'SendRawEmail',
    email: {
      raw: Buffer.from(data, 'base64'),
      from,
      to,
      tags,
      ...(configurationSet === null ? {} : { configurationSet }),
    },
  };
}

// Lists are spelt out in this protocol: `Destinations.member.1`, and `Tags.member.1.Name` for those of structures.
function members(form: URLSearchParams, list: 'Destinations' | 'Tags') {
  const suffix = list === 'Tags' ? '.Name' : '';
  const found: { number: number; value: string }[] = [];
  for (let number = 1; ; number++) {
    const value = form.get(`${list}.member.${number}${suffix}`);
    if (value === null) return found;
    found.push({ number, value });
  }
}

function invalid(code: string, message: string): SesRequest {
  return { action: 'invalid', code, message };
}
