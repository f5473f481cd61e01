import { addRoute } from './add-route.ts';
import type { SectionsView } from './page-view.ts';
import { PUBLIC_CACHE, sendPage } from './send-page.ts';
import type { Site, SiteContext } from './site-context.ts';

const PATHS = { home: '/', archive: '/archive', help: '/help', why: '/why' } as const;

/** Pages that explain: how to come and go, and why a mail came. */
export function addHelpRoutes(site: Site, parts: SiteContext): void {
  for (const name of ['help', 'why'] as const) {
    const view = buildSectionsView(name, parts);
    addRoute(site, PATHS[name], {
      GET: (context) => sendPage(context, parts, view, { cache: PUBLIC_CACHE }),
    });
  }
}

function buildSectionsView(name: 'help' | 'why', { ports, phrases }: SiteContext): SectionsView {
  const { title, description, sections } = ports.files.words[name];
  return {
    template: 'sections',
    title: phrases.say(title),
    description: phrases.say(description),
    canonical: PATHS[name],
    sections: sections.map((section) => ({
      id: section.id,
      title: phrases.say(section.title),
      paragraphs: section.text.map((paragraph) => phrases.say(paragraph)),
      link: section.link && { text: section.link.text, path: PATHS[section.link.to] },
    })),
  };
}
