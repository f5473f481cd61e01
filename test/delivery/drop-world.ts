import { stringify } from 'yaml';
import type { ComposeDayPorts } from '../../src/delivery/compose-day.ts';
import type { DayNote } from '../../src/delivery/day-note.ts';
import type { DayNotes } from '../../src/delivery/day-notes.ts';
import type { DropStore } from '../../src/delivery/drop-store.ts';
import { createRenderer } from '../../src/email/create-renderer.ts';
import { loadTemplates } from '../../src/email/load-templates.ts';
import type { OutgoingMessage } from '../../src/email/mailer.ts';
import { aNewsletter } from '../support/articles.ts';
import { MemoryIssues, MemoryRecords, MemoryTemplates } from './memory-stores.ts';

export const DAY = '2025-06-10';

const renderer = createRenderer(await loadTemplates());

export class MemoryDrops implements DropStore {
  readonly files = new Map<string, string>();
  readonly reports = new Map<string, string>();
  loads = 0;

  async load() {
    this.loads += 1;
    const files = [...this.files].map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
    return { files, reports: new Map(this.reports) };
  }

  async putReport(path: string, text: string) {
    this.reports.set(path, text);
  }

  async removeReport(path: string) {
    this.reports.delete(path);
  }

  /** An article as upstream drops it. */
  add(id: string, fields: Record<string, unknown> = {}): void {
    const article = {
      headline: `Headline of ${id}`,
      published: '2025-06-10T10:00+01:00',
      blocks: [{ type: 'prose', paragraphs: ['One two three.'] }],
      ...fields,
    };
    this.files.set(articlePath(id), JSON.stringify(article));
  }
}

export function articlePath(id: string): string {
  return `articles/${DAY}/${id}.json`;
}

export class MemoryNotes implements DayNotes {
  readonly all: DayNote[] = [];

  async list(day: string) {
    return this.all.filter((note) => note.day === day);
  }

  async save(note: DayNote) {
    if (!this.all.some(({ day, kind }) => day === note.day && kind === note.kind)) this.all.push(note);
  }
}

export interface DropWorld extends ComposeDayPorts {
  readonly drops: MemoryDrops;
  readonly notes: MemoryNotes;
  readonly records: MemoryRecords;
  readonly issues: MemoryIssues;
  /** Events that were logged, with their facts. */
  readonly logged: readonly (readonly [event: string, facts: unknown])[];
  readonly mails: readonly OutgoingMessage[];
  /** In London's summer time. */
  setTime(time: string): void;
}

/** @param settings of newsletter.yaml */
export function aDropWorld(settings: Record<string, unknown> = {}): DropWorld {
  const newsletter = aNewsletter(settings);
  const logged: [string, unknown][] = [];
  const mails: OutgoingMessage[] = [];
  let now = at('17:00');
  return {
    drops: new MemoryDrops(),
    notes: new MemoryNotes(),
    records: new MemoryRecords(),
    issues: new MemoryIssues(),
    templates: new MemoryTemplates(),
    newsletter,
    standing: [{ path: 'newsletter.yaml', bytes: Buffer.from(stringify(newsletter)) }],
    mailer: {
      send: async (mail) => {
        mails.push(mail);
        return { kind: 'sent', messageId: 'm' };
      },
    },
    render: renderer.render,
    siteUrl: 'https://news.test',
    now: () => now,
    log: (event, facts) => void logged.push([event, facts]),
    logged,
    mails,
    setTime: (time) => {
      now = at(time);
    },
  };
}

function at(time: string): Date {
  return new Date(`${DAY}T${time}:00+01:00`);
}
