import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { S3DropStore } from '../../src/aws/s3-drop-store.ts';

const s3 = mockClient(S3Client);
const store = new S3DropStore('drops');
const DAY = '2025-06-10';

let objects: Map<string, string>;

/** A bucket that lists one object at a time, so that going on is part of every listing. */
beforeEach(() => {
  s3.reset();
  objects = new Map([
    [`articles/${DAY}/port-strike.json`, '{}'],
    [`articles/${DAY}/port-strike.json.report.txt`, 'bad'],
    [`articles/${DAY}/picture.png`, 'png'],
    [`articles/${DAY}/empty.json`, ''],
    ['articles/2025-06-09/old.json', '{}'],
    [`digests/${DAY}.md`, 'digest'],
    ['newsletter.yaml', 'name: x'],
    ['people.yaml', '{}'],
    [`sources/${DAY}/talks.md`, 'talks'],
    ['sources/2025-06-09/old.md', 'old'],
    ['sources/index.md', 'index'],
  ]);
  s3.on(ListObjectsV2Command).callsFake(
    ({ Prefix, Delimiter, ContinuationToken = '0' }: Record<string, string>) => {
      const found = [...objects.keys()].filter(
        (key) => key.startsWith(Prefix!) && !(Delimiter && key.slice(Prefix!.length).includes(Delimiter)),
      );
      const index = Number(ContinuationToken);
      const Key = found[index];
      return {
        Contents: Key === undefined ? [] : [{ Key, Size: objects.get(Key)!.length }],
        ...(index + 1 < found.length ? { NextContinuationToken: String(index + 1) } : {}),
      };
    },
  );
  s3.on(GetObjectCommand).callsFake(({ Key, Range }: { Key: string; Range: string }) => {
    expect([objects.get(Key), Range]).toEqual([expect.stringMatching(/./), 'bytes=0-1000000']);
    return { Body: { transformToByteArray: async () => Buffer.from(objects.get(Key)!) } };
  });
});

describe('drops in a bucket', () => {
  it('are the day’s files and what holds for all days, with the reports of an earlier look', async () => {
    const { files, reports } = await store.load(DAY);
    expect(files.map(({ path }) => path).toSorted()).toEqual([
      `articles/${DAY}/empty.json`,
      `articles/${DAY}/port-strike.json`,
      `digests/${DAY}.md`,
      'newsletter.yaml',
      'people.yaml',
      `sources/${DAY}/talks.md`,
      'sources/index.md',
    ]);
    expect(reports).toEqual(new Map([[`articles/${DAY}/port-strike.json`, 'bad']]));
  });

  it('are read whole, also when they are empty', async () => {
    const { files } = await store.load(DAY);
    const text = (path: string) => Buffer.from(files.find((file) => file.path === path)!.bytes).toString();
    expect([text('newsletter.yaml'), text(`articles/${DAY}/empty.json`)]).toEqual(['name: x', '']);
  });

  it('get reports beside them, and lose them', async () => {
    await store.putReport(`articles/${DAY}/x.json`, 'line 3');
    await store.removeReport(`articles/${DAY}/x.json`);
    const Key = `articles/${DAY}/x.json.report.txt`;
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      Bucket: 'drops',
      Key,
      Body: 'line 3',
    });
    expect(s3.commandCalls(DeleteObjectCommand)[0]?.args[0].input).toEqual({ Bucket: 'drops', Key });
  });
});
