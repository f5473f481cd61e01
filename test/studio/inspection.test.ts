import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeAttribute } from '../../src/check/mail-links.ts';
import { createDesk, type Desk } from '../../src/studio/desk.ts';
import type { Inspection, OutlinePart, Weight } from '../../src/studio/inspection.ts';
import { inspectionRoutes } from '../../src/studio/inspection-routes.ts';
import { mailInputOf } from '../../src/studio/mail-input-of.ts';
import type { Proof } from '../../src/studio/proof.ts';
import { sampleContent, theRenderer } from '../email/sample-mails.ts';

let desk: Desk;
let proof: Proof;
let routes: Hono;
let inspection: Inspection;
let rendered: number;

beforeAll(async () => {
  desk = createDesk({
    siteUrl: 'http://127.0.0.1:4600',
    now: () => '2025-06-13T12:00:00Z',
    readContent: () => sampleContent(),
    async loadRenderer() {
      const renderer = await theRenderer();
      return {
        ...renderer,
        render(input) {
          rendered += 1;
          return renderer.render(input);
        },
      };
    },
  });
  rendered = 0;
  proof = (await desk.proof('every-block'))!;
  routes = inspectionRoutes(desk);
  inspection = (await (await routes.request('/every-block/inspection')).json()) as Inspection;
}, 60_000);

async function weigh(path: string): Promise<Weight[]> {
  const response = await routes.request(path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as Weight[];
}

const flatten = (parts: readonly OutlinePart[]): OutlinePart[] =>
  parts.flatMap((part) => [part, ...flatten(part.parts)]);

describe('a digest taken apart', () => {
  it('is rendered from the same as the mail itself', async () => {
    const input = mailInputOf(proof);
    expect(await proof.renderer.render(input)).toEqual(proof.composed.rendered);
    expect(inspection.view).toEqual(JSON.parse(JSON.stringify(proof.renderer.view(input))));
    expect(inspection.mjml).toContain('<mjml lang="en');
  });

  it('is turned as the mail is', async () => {
    const turned = (await (
      await routes.request('/every-block/inspection?direction=rtl')
    ).json()) as Inspection;
    expect(turned.mjml).toContain('<mjml lang="ar" dir="rtl"');
    expect(turned.outline).toEqual(inspection.outline);
  });

  it('has the headings of the mail in its outline, in their order and level', () => {
    const { html } = proof.composed.rendered;
    const inMail = [...html.matchAll(/<h([2-6])/g)].map(([, level]) => Number(level));
    const outlined = flatten(inspection.outline).flatMap(({ level }) => level ?? []);
    expect(outlined).toEqual(inMail);
  });

  it('counts each word once', () => {
    const total = inspection.outline.reduce((sum, { wordCount }) => sum + wordCount, 0);
    expect(total).toBe(proof.composed.digest.extent.words);
  });

  it('names for each part the file and line that it was written in', () => {
    const parts = flatten(inspection.outline);
    const article = parts.find(({ kind }) => kind === 'article')!;
    const [{ locate }] = proof.content.articles.filter(({ value }) => value.id === article.article) as [
      (typeof proof.content.articles)[number],
    ];
    expect(article.place).toEqual({ file: locate([]).file, line: locate(['headline']).line });
    const lines = article.parts.map(({ place }) => [place!.file, place!.line] as const);
    expect(lines.every(([file]) => file === article.place!.file)).toBe(true);
    expect(new Set(lines.map(([, line]) => line)).size).toBe(lines.length);
    expect(parts.every(({ place }) => place !== undefined && place.line > 0)).toBe(true);
  });

  it('begins each part with words that stand in the mail', () => {
    const mail = proof.composed.rendered.html.replace(/<(?!br)[^>]*>/g, '').replace(/<br>|\s+/g, ' ');
    const seen = decodeAttribute(mail);
    const unseen = flatten(inspection.outline)
      .filter(({ kind }) => kind !== 'image')
      .map(({ words }) => words)
      .filter((words) => !seen.includes(words));
    expect(unseen).toEqual([]);
  });

  it('is not known under another id', async () => {
    for (const path of ['/2024-01-01/inspection', '/2024-01-01/weights', '/every-block/weights/nothing'])
      expect([path, (await routes.request(path)).status]).toEqual([path, 404]);
  });
});

describe('the weight of a part', () => {
  it('is what the HTML is smaller without it', async () => {
    const weights = await weigh('/every-block/weights');
    const outlined = inspection.outline.flatMap((part) => [
      part.path,
      ...(part.kind === 'section' ? part.parts.map(({ path }) => path) : []),
    ]);
    expect(weights.map(({ path }) => path)).toEqual(outlined);
    const sum = weights
      .filter(({ path }) => !path.includes('.'))
      .reduce((total, { bytes }) => total + bytes, 0);
    const whole = Buffer.byteLength(proof.composed.rendered.html);
    expect(sum).toBeGreaterThan(whole * 0.6);
    expect(sum).toBeLessThan(whole);
  }, 30_000);

  it('is known for the blocks of an article, too, and measured once', async () => {
    const article = flatten(inspection.outline).find(
      ({ parts, kind }) => kind === 'article' && parts.length > 0,
    )!;
    const weights = await weigh(`/every-block/weights/${article.article}`);
    expect(weights.map(({ path }) => path)).toEqual(
      flatten(article.parts)
        .map(({ path }) => path)
        .filter((path) => path.startsWith('blocks')),
    );
    expect(weights.every(({ bytes }) => bytes > 0)).toBe(true);
    const before = rendered;
    expect(await weigh(`/every-block/weights/${article.article}`)).toEqual(weights);
    expect(rendered).toBe(before);
  }, 30_000);

  it('is left at the next save, and measured again when it is asked for', async () => {
    await desk.proof('2025-06-12');
    const before = rendered;
    const asked = routes.request('/2025-06-12/weights');
    while (rendered < before + 2) await new Promise((done) => setImmediate(done));
    desk.contentChanged();
    expect((await asked).status).toBe(409);
    expect(rendered - before).toBeLessThan(10);
    const again = routes.request('/2025-06-12/weights');
    while (rendered < before + 12) await new Promise((done) => setImmediate(done));
    desk.contentChanged();
    expect((await again).status).toBe(409);
  }, 30_000);
});
