import { listIssueRows } from './list-issue-rows.ts';
import { signFormStamp } from './form-stamp.ts';
import type { EmbedView, FormView, HomeView } from './page-view.ts';
import type { PageWords } from './page-words.ts';
import type { SiteContext } from './site-context.ts';

/** Why a form is shown again. */
export type FormProblem = keyof PageWords['form']['problems'];

export interface ShownAgain {
  readonly typed: string;
  readonly problem: FormProblem;
  /** That of the form which was sent, if it is ours and young: nobody has to wait for a new one to become old enough. */
  readonly stamp: string | undefined;
}

const LATEST = 5;

/** The sign-up page: the form, and what one would get. */
export async function buildHomeView(site: SiteContext, again?: ShownAgain): Promise<HomeView> {
  const { ports, phrases } = site;
  const { home } = ports.files.words;
  const { name, tagline } = ports.files.newsletter;
  const latest = await ports.archive.list({ order: 'newest-first', limit: LATEST });
  return {
    template: 'home',
    title: tagline === undefined ? name : `${name}: ${tagline}`,
    description: phrases.say(home.description),
    canonical: again ? undefined : '/',
    schedule: phrases.say(home.schedule),
    form: buildForm(site, again),
    issues: listIssueRows(latest, phrases),
  };
}

/** The form alone. */
export function buildEmbedView(site: SiteContext): EmbedView {
  return {
    template: 'embed',
    title: site.ports.files.newsletter.name,
    description: undefined,
    canonical: undefined,
    form: buildForm(site, undefined),
  };
}

function buildForm({ ports, phrases }: SiteContext, again: ShownAgain | undefined): FormView {
  const { action, problems } = ports.files.words.form;
  const { linkKeys, now } = ports.subscriptions;
  return {
    typed: again?.typed ?? '',
    problem: again && phrases.say(problems[again.problem], { action }),
    isAddressWrong: again?.problem === 'address' || again?.problem === 'disposable',
    stamp: again?.stamp ?? signFormStamp(linkKeys, now()),
  };
}
