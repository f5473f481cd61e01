import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { readWebEvent, writeWebResult } from '../../src/aws/web-event.ts';
import { createWebEvent } from '../../src/local/web-event.ts';

async function anEvent(
  method: string,
  change: Partial<APIGatewayProxyEventV2> = {},
): Promise<APIGatewayProxyEventV2> {
  const event = await createWebEvent(new Request('http://site.test/x'), '192.0.2.1');
  const http = { ...event.requestContext.http, method };
  return { ...event, requestContext: { ...event.requestContext, http }, ...change };
}

describe('readWebEvent', () => {
  it('gives the request back that was made into an event', async () => {
    const made = new Request('http://127.0.0.1:4600/confirm/k1.a%2Fb?x=1&x=2', {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain', 'User-Agent': 'Tests' },
      body: 'ünder',
    });
    const event = await createWebEvent(made, '2001:db8::1');
    expect(event.requestContext.http).toMatchObject({ sourceIp: '2001:db8::1', userAgent: 'Tests' });
    const request = readWebEvent(event)!;
    const { pathname, search } = new URL(request.url);
    expect([request.method, pathname, search]).toEqual(['POST', '/confirm/k1.a%2Fb', '?x=1&x=2']);
    expect(request.headers.get('user-agent')).toBe('Tests');
    expect(await request.text()).toBe('ünder');
  });

  it('reads a body that is text and one that is base64', async () => {
    const text = await anEvent('POST', { body: 'a=ü', isBase64Encoded: false });
    expect(await readWebEvent(text)!.text()).toBe('a=ü');
    const bytes = await anEvent('POST', {
      body: Buffer.from([0xff, 0x00]).toString('base64'),
      isBase64Encoded: true,
    });
    expect([...new Uint8Array(await readWebEvent(bytes)!.arrayBuffer())]).toEqual([0xff, 0x00]);
  });

  it('believes no path that would lead to another host', async () => {
    for (const rawPath of ['//evil.example/x', '/\\evil.example', 'evil.example', '/@evil.example']) {
      expect(new URL(readWebEvent(await anEvent('GET', { rawPath }))!.url).host).toBe('site.invalid');
    }
  });

  it('drops the body of a GET, and knows no request of a forbidden method', async () => {
    expect(await readWebEvent(await anEvent('GET', { body: 'x' }))!.text()).toBe('');
    for (const method of ['TRACE', 'CONNECT', 'no method'])
      expect(readWebEvent(await anEvent(method))).toBeUndefined();
  });
});

describe('writeWebResult', () => {
  it('writes text as text, and anything else as base64', async () => {
    const page = new Response('ünder', {
      status: 422,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
    expect(await writeWebResult(page)).toEqual({
      statusCode: 422,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: 'ünder',
      isBase64Encoded: false,
    });
    for (const type of ['application/json', 'application/atom+xml; charset=utf-8', 'image/svg+xml'])
      expect((await writeWebResult(new Response('x', { headers: { 'Content-Type': type } }))).body).toBe('x');
    const picture = new Response(new Uint8Array([255, 0]), { headers: { 'Content-Type': 'image/png' } });
    expect(await writeWebResult(picture)).toMatchObject({ body: '/wA=', isBase64Encoded: true });
  });

  it('writes an answer without a body', async () => {
    expect(await writeWebResult(new Response(null, { status: 200 }))).toMatchObject({
      statusCode: 200,
      body: '',
    });
  });
});
