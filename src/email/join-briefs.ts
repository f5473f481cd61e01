import type { BlockView, BriefsView } from './block-view.ts';

/** Outlook breaks a table cell that is taller than about 1,800 px. */
const MOST_TOGETHER = 10;

/** Puts articles in brief that follow each other into one view: apart, each costs 400 bytes of tables around it. */
export function joinBriefs(views: readonly BlockView[]): BlockView[] {
  const joined: BlockView[] = [];
  for (const view of views) {
    const last = joined.at(-1);
    if (view.type === 'briefs' && last?.type === 'briefs' && last.briefs.length < MOST_TOGETHER) {
      joined[joined.length - 1] = { ...last, briefs: [...last.briefs, ...view.briefs] } satisfies BriefsView;
    } else {
      joined.push(view);
    }
  }
  return joined;
}
