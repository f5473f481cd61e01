import { xml, type Answer, type Call, type Request } from './cloud-call.ts';
import type { AwsRequest } from './template-policies.ts';

/** What a function asks of a bucket, as S3 would answer it. Objects are kept by `bucket/key`. */
export function callBucket(
  { method, url, headers, body }: Request,
  { objects, isAllowed }: { objects: Map<string, Buffer>; isAllowed: (request: AwsRequest) => boolean },
): Call {
  const [, bucket = '', key = ''] = /^\/([^/]+)\/?(.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
  const path = `${bucket}/${key}`;
  const denial = xml(403, '<Error><Code>AccessDenied</Code></Error>');
  const list = { action: 's3:ListBucket', resources: [`arn:aws:s3:::${bucket}`] };
  if (method === 'GET' && key === '')
    return { ...list, denial, answer: () => xml(200, listing(objects, bucket, url.searchParams)) };

  const action = method === 'GET' ? 'GetObject' : method === 'PUT' ? 'PutObject' : 'DeleteObject';
  const answers: Record<typeof action, () => Answer> = {
    PutObject: () => {
      if (headers['if-none-match'] === '*' && objects.has(path))
        return xml(412, '<Error><Code>PreconditionFailed</Code></Error>');
      objects.set(path, body);
      return xml(200, '');
    },
    DeleteObject: () => {
      objects.delete(path);
      return { status: 204, body: '' };
    },
    GetObject: () => {
      const object = objects.get(path);
      // As S3 does: who may not list a bucket is not told what is not in it.
      if (!object && !isAllowed(list)) return denial;
      if (!object) return xml(404, '<Error><Code>NoSuchKey</Code></Error>');
      return { status: headers.range === undefined ? 200 : 206, body: object };
    },
  };
  return { action: `s3:${action}`, resources: [`arn:aws:s3:::${path}`], denial, answer: answers[action] };
}

function listing(objects: ReadonlyMap<string, Buffer>, bucket: string, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const keys = [...objects.keys()]
    .filter((path) => path.startsWith(`${bucket}/${prefix}`))
    .map((path) => path.slice(bucket.length + 1))
    .filter((key) => !query.has('delimiter') || !key.slice(prefix.length).includes('/'));
  const contents = keys.map((key) => {
    const size = objects.get(`${bucket}/${key}`)?.length ?? 0;
    return `<Contents><Key>${key}</Key><Size>${size}</Size></Contents>`;
  });
  return `<ListBucketResult>${contents.join('')}<IsTruncated>false</IsTruncated></ListBucketResult>`;
}
