import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import Handlebars from 'handlebars';
import { Temporal } from 'temporal-polyfill';
import { articlePlaces } from '../digest/article-places.ts';
import type { Article } from '../digest/article.ts';
import { composeDigestFile } from '../digest/compose-digest-file.ts';
import { Id } from '../digest/id.ts';
import { findDayFault } from '../digest/instant.ts';
import { listDigests } from '../digest/list-digests.ts';
import { UsageError } from './exit-codes.ts';
import { loadProject, TEMPLATES_FOLDER, type Project } from './load-project.ts';

export function addNew(program: Command): void {
  const command = program
    .command('new')
    .description('make a starting file, filled in so that it can be previewed at once');

  command
    .command('article')
    .description('make content/articles/<today>/<id>.md')
    .argument('<id>', 'small letters, digits and hyphens, such as london-talks')
    .action(async (id: string) => {
      if (!Id.safeParse(id).success)
        throw new UsageError(
          `"${id}" cannot be an id. Use small letters, digits and hyphens, such as london-talks.`,
        );
      const project = await loadProject();
      const day = today(project);
      await writeNewFile(`content/articles/${day}/${id}.md`, 'article.md.hbs', {
        title: titleFrom(id),
        section: project.content.newsletter?.sections[0]?.id,
        published: Temporal.Now.zonedDateTimeISO(zoneOf(project)).toString({
          smallestUnit: 'minute',
          timeZoneName: 'never',
        }),
      });
      const place = placeFor(id, day, project);
      if (place) console.log(place);
    });

  command
    .command('digest')
    .description('make content/digests/<day>.md with the articles of that day, drafts too')
    .argument('[day]', 'such as 2025-06-10; by default today')
    .action(async (given: string | undefined) => {
      const project = await loadProject();
      const day = given ?? today(project);
      const fault = findDayFault(day);
      if (fault) throw new UsageError(fault);
      const articles = articlesOf(day, project);
      await writeNewFile(`content/digests/${day}.md`, 'digest.md.hbs', {
        date: day,
        articles: articles.map(({ id, as }) => `::article{id=${id} as=${as}}`),
      });
      if (articles.length === 0) {
        console.log(`No article is dated ${day} yet: add them as ::article{id=...}.`);
        return;
      }
      const drafts = articles.filter(({ isDraft }) => isDraft).map(({ id }) => id);
      if (drafts.length > 0)
        console.log(`Still drafts, to be set to ready before the digest is: ${drafts.join(', ')}.`);
    });
}

function today(project: Project): string {
  return Temporal.Now.plainDateISO(zoneOf(project)).toString();
}

function zoneOf({ content }: Project): string {
  if (content.newsletter) return content.newsletter.timeZone;
  throw new UsageError(
    'newsletter.yaml is missing or broken, so the time zone is not known. Run: npx waybill check newsletter.yaml',
  );
}

function titleFrom(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// An article shows in the preview once a digest has it. A day that has nothing but drafts is shown by itself.
function placeFor(id: string, day: string, { content, now }: Project): string | undefined {
  const written = content.digests.find(({ value }) => value.date === day);
  if (written) return `To have it in the digest of that day, write ::article{id=${id}} into ${written.file}.`;
  const isMadeWithout = listDigests(content, now).some(({ digest }) => digest.date === day);
  return isMadeWithout
    ? `It is a draft, and ${day} has articles that are ready: "npx waybill new digest" places them all.`
    : undefined;
}

// What is to be written need not be ready: the new digest is a draft, too.
function articlesOf(day: string, { content, now }: Project) {
  if (!content.newsletter) return [];
  const drafts = new Set(
    content.articles.flatMap(({ value }) => (value.status === 'draft' ? [value.id] : [])),
  );
  const articles = content.articles.map(({ value }): Article =>
    drafts.has(value.id) ? { ...value, status: 'ready' } : value,
  );
  const composed = composeDigestFile({ day, articles, newsletter: content.newsletter, now });
  const places = composed ? articlePlaces(composed) : [];
  return places.map(({ id, as }) => ({ id, as, isDraft: drafts.has(id) }));
}

async function writeNewFile(file: string, starter: string, values: Record<string, unknown>): Promise<void> {
  const template = await readFile(join(TEMPLATES_FOLDER, 'starters', starter), 'utf8');
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, Handlebars.compile(template, { noEscape: true })(values), { flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw new UsageError(`${file} is there already, and was left as it is. Choose another name, or edit it.`);
  }
  console.log(`Made ${file}. See it with: npx waybill preview`);
}
