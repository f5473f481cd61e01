import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { S3PictureStore } from '../../src/aws/s3-picture-store.ts';

const s3 = mockClient(S3Client);
const store = new S3PictureStore('issues-bucket');
const BYTES = new Uint8Array([0x89, 0x50, 0xff, 0x00]);

const failure = (name: string) => new S3ServiceException({ name, $fault: 'client', $metadata: {} });
const holds = (bytes: Uint8Array) => ({ Body: { transformToByteArray: async () => bytes } }) as never;

beforeEach(() => {
  s3.reset();
});

describe('pictures in a bucket', () => {
  it.each([
    ['quay.png', 'image/png'],
    ['Quay-2.JPG', 'image/jpeg'],
    ['quay.jpeg', 'image/jpeg'],
    ['quay.gif', 'image/gif'],
  ])('are written with their type, only where there is none: %s', async (name, type) => {
    s3.on(PutObjectCommand).resolves({});
    expect(await store.save(name, BYTES)).toBe('saved');
    expect(s3.commandCalls(PutObjectCommand).map(({ args }) => args[0].input)).toEqual([
      {
        ...{ Bucket: 'issues-bucket', Key: `images/${name}`, Body: BYTES },
        ...{ ContentType: type, IfNoneMatch: '*' },
      },
    ]);
  });

  it('are left as they are, and compared with what should have been written', async () => {
    s3.on(PutObjectCommand).rejects(failure('PreconditionFailed'));
    s3.on(GetObjectCommand, { Bucket: 'issues-bucket', Key: 'images/quay.png' }).resolves(holds(BYTES));
    expect(await store.save('quay.png', BYTES)).toBe('unchanged');
    expect(await store.save('quay.png', new Uint8Array([1]))).toBe('taken');
  });

  it('come back byte for byte, or not at all', async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: 'none', $metadata: {} }));
    s3.on(GetObjectCommand, { Key: 'images/quay.png' }).resolves(holds(BYTES));
    expect(await store.load('quay.png')).toEqual(BYTES);
    expect(await store.load('lost.png')).toBeUndefined();
  });

  it('fail if the bucket fails, instead of being taken for missing or for written', async () => {
    s3.on(PutObjectCommand).rejects(failure('SlowDown'));
    s3.on(GetObjectCommand).rejects(failure('AccessDenied'));
    await expect(store.save('quay.png', BYTES)).rejects.toThrow(S3ServiceException);
    await expect(store.load('quay.png')).rejects.toThrow(S3ServiceException);
  });

  it('have no other names: no key is made from one', async () => {
    for (const name of ['../issues/x.png', 'a/b.png', 'quay.svg', '.png', '']) {
      await expect(store.save(name, BYTES)).rejects.toThrow(RangeError);
      await expect(store.load(name)).rejects.toThrow(RangeError);
    }
    expect(s3.calls()).toEqual([]);
  });
});
