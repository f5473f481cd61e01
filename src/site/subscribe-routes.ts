import { parseAddress } from '../subscribers/parse-address.ts';
import { requestSubscription } from '../subscribers/request-subscription.ts';
import { addRoute } from './add-route.ts';
import { buildHomeView, type FormProblem } from './build-home-view.ts';
import { buildNoticeView } from './build-notice-view.ts';
import { judgeFormStamp } from './form-stamp.ts';
import { readForm, type Form } from './read-form.ts';
import { seenOf } from './seen-of.ts';
import { sendPage } from './send-page.ts';
import type { Site, SiteContext } from './site-context.ts';
import { wordingOf } from './wording-of.ts';

/**
 * Takes the sign-up form. What it answers says nothing of the address. Whoever comes to its address otherwise, as a
 * phone does that opens its tabs again, finds the form.
 */
export function addSubscribeRoutes(site: Site, parts: SiteContext): void {
  const { ports } = parts;
  const { form: words, home } = ports.files.words;
  const wording = wordingOf('form', [home.schedule, words.label, words.action, words.note]);

  addRoute(site, '/subscribe', {
    GET: (context) => context.redirect('/', 303),
    POST: async (context) => {
      const form = await readForm(context);
      if (!form) return sendPage(context, parts, buildNoticeView('refused', parts), { status: 415 });
      const typed = (form.get('address') ?? '').trim().slice(0, LONGEST_TYPED);
      const sentStamp = form.get('stamp') ?? '';
      const fitness = judgeFormStamp(ports.subscriptions.linkKeys, sentStamp, ports.subscriptions.now());
      const stamp = fitness === 'unfit' ? undefined : sentStamp;
      const showAgain = async (problem: FormProblem) =>
        sendPage(context, parts, await buildHomeView(parts, { typed, problem, stamp }), { status: 422 });

      const seen = seenOf(context, parts, '/subscribe');
      const isInTime = fitness === 'fit';
      const problem = await findProblem(parts, { form, typed, ip: seen.ip, isInTime });
      if (problem) return showAgain(problem);
      const result = await requestSubscription(ports.subscriptions, {
        typed,
        how: 'form',
        wording,
        evidence: seen,
      });
      switch (result.kind) {
        case 'problem':
          return showAgain('address');
        case 'refused-domain':
          return showAgain('disposable');
        case 'accepted':
          return sendPage(context, parts, buildNoticeView('requested', parts));
        case 'try-later': {
          const status = result.because === 'network' ? 429 : 503;
          context.header('Retry-After', RETRY_AFTER_S);
          return sendPage(context, parts, buildNoticeView('busy', parts), { status });
        }
      }
    },
  });
}

/** Twice the longest address: enough to see what is wrong with a longer one. */
const LONGEST_TYPED = 508;
const RETRY_AFTER_S = '3600';

interface Attempt {
  readonly form: Form;
  readonly typed: string;
  readonly ip: string | undefined;
  /** Whether the form was sent no sooner and no later than a person does. */
  readonly isInTime: boolean;
}

async function findProblem(
  { ports }: SiteContext,
  { form, typed, ip, isInTime }: Attempt,
): Promise<FormProblem | undefined> {
  if (parseAddress(typed).kind === 'problem') return 'address';

  // A machine is shown the form once more and not the page of success: a person, whose browser may have filled in the
  // hidden field by itself, gets through the second time.
  const isTrapped = (form.get('leave-empty') ?? '') !== '';
  if (isTrapped || !isInTime) {
    ports.subscriptions.log('subscribe.form.shown-again', { because: isTrapped ? 'trap' : 'stamp' });
    return 'again';
  }
  if (ports.verifyHuman && !(await ports.verifyHuman({ fields: form, ip }))) return 'human';
  return undefined;
}
