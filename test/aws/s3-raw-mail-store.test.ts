import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { S3RawMailStore } from '../../src/aws/s3-raw-mail-store.ts';

const s3 = mockClient(S3Client);
const store = new S3RawMailStore({ bucket: 'mails', prefix: 'inbound/' });
const OBJECT = { Bucket: 'mails', Key: 'inbound/m1' };

beforeEach(() => {
  s3.reset();
});

describe('raw mails in a bucket', () => {
  it('are fetched up to the size that is read, and no further', async () => {
    const Body = { transformToByteArray: async () => new Uint8Array([1, 2]) };
    s3.on(GetObjectCommand).resolves({ Body } as never);
    expect(await store.load('m1')).toEqual(new Uint8Array([1, 2]));
    expect(s3.commandCalls(GetObjectCommand)[0]!.args[0].input).toEqual({
      ...OBJECT,
      Range: 'bytes=0-1000000',
    });
  });

  it('are undefined once they are removed', async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: '', $metadata: {} }));
    expect(await store.load('m1')).toBeUndefined();
  });

  it('are removed', async () => {
    s3.on(DeleteObjectCommand).resolves({});
    await store.remove('m1');
    expect(s3.commandCalls(DeleteObjectCommand)[0]!.args[0].input).toEqual(OBJECT);
  });
});
