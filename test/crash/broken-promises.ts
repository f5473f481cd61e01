import type { Account } from './account.ts';

/** What an account says against the promise that every subscriber of an issue is accounted for; nothing, if all is well. */
export function brokenPromises(
  account: Account,
  options: { readonly hasEvents: boolean },
): readonly string[] {
  const { lost, wrong, twice, twiceUnaccounted, planned } = account;
  const counted = Object.values(account.states).reduce((sum, count) => sum + count, 0);
  return [
    ...(counted === planned ? [] : [`${planned} planned, ${counted} entries`]),
    ...lost.map((id) => `${id} received nothing, and nothing says why`),
    ...wrong.map((id) => `${id}: the ledger contradicts the inbox`),
    ...twiceUnaccounted.map((id) => `${id} received it more often than the ledger can tell`),
    // With every event delivered, whoever was accepted is known before the settle time is over.
    ...(options.hasEvents
      ? twice.map((id) => `${id} received it twice, although its event said that it was accepted`)
      : []),
  ];
}
