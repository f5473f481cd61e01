import type { AwsRequest } from './template-policies.ts';

export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a request was, and how it is answered if it is allowed. */
export interface Call extends AwsRequest {
  readonly answer: () => Promise<Answer> | Answer;
  /** How the service says that something is not allowed. */
  readonly denial: Answer;
}

export interface Answer {
  readonly status: number;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export function json(status: number, value: unknown): Answer {
  return { status, body: JSON.stringify(value), headers: { 'content-type': 'application/x-amz-json-1.1' } };
}

export function xml(status: number, body: string): Answer {
  return { status, body, headers: { 'content-type': 'application/xml' } };
}
