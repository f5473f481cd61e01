/** An answer of the SES v1 query protocol. */
export interface SesAnswer {
  readonly status: number;
  readonly xml: string;
}

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** Values may not need escaping: they are ids and numbers. */
export function answerResult(action: string, result: Readonly<Record<string, string | number>>): SesAnswer {
  const fields = Object.entries(result)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');
  const xml =
    `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${fields}</${action}Result>` +
    `<ResponseMetadata><RequestId>local</RequestId></ResponseMetadata></${action}Response>`;
  return { status: 200, xml };
}

export function answerError(status: number, code: string, message: string): SesAnswer {
  const type = status < 500 ? 'Sender' : 'Receiver';
  const xml =
    `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${type}</Type><Code>${code}</Code>` +
    `<Message>${escapeXml(message)}</Message></Error><RequestId>local</RequestId></ErrorResponse>`;
  return { status, xml };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
