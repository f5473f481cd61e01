import { fine, toDo, type Diagnosis } from './diagnosis.ts';

/**
 * Judges whether mail to the site comes in.
 *
 * @param ours receipt rule set of the stack; undefined if it takes no mail
 * @param active the one that SES uses in this account and region
 */
export function judgeRuleSet(ours: string | undefined, active: string | undefined): Diagnosis {
  if (ours === undefined)
    return fine(
      'inbound',
      'No mail is taken in (newsletter.yaml has no deployment.inbound): readers sign up on the site.',
    );
  if (ours === active)
    return fine('inbound', 'Mail to the site is taken in: its receipt rule set is the active one.');
  const now = active === undefined ? 'none is' : `"${active}" is`;
  return toDo(
    'inbound',
    `Mail to the site is not taken in: the receipt rule set "${ours}" is not active, ${now}. There is one active set an account and region. If nobody needs the other: aws ses set-active-receipt-rule-set --rule-set-name ${ours}`,
  );
}

/** @param secrets of the stack, and whether each can still be read */
export function judgeSecrets(secrets: readonly { readonly isThere: boolean }[]): Diagnosis {
  if (secrets.length > 0 && secrets.every(({ isThere }) => isThere))
    return fine('secrets', 'The keys of links and of subscriber ids are there.');
  return toDo(
    'secrets',
    'A key of the stack is missing or about to be deleted. Without the key of the ids no subscriber is found again, so restore it at once: aws secretsmanager restore-secret --secret-id <its ARN>, as the Secrets Manager console shows it.',
  );
}

export interface AlarmFacts {
  /** How many the stack has. */
  readonly alarms: number;
  /** Who is told of them. */
  readonly receivers: readonly { readonly address: string; readonly isConfirmed: boolean }[];
}

export function judgeAlarms({ alarms, receivers }: AlarmFacts): Diagnosis {
  if (alarms === 0) return toDo('alarms', 'The stack has no alarms. Deploy it again: npx cdk deploy.');
  if (receivers.length === 0)
    return toDo(
      'alarms',
      `There are ${alarms} alarms, and nobody is told of them. Write an address into newsletter.yaml (deployment: alarmsTo) and deploy again.`,
    );
  const waiting = receivers.filter(({ isConfirmed }) => !isConfirmed).map(({ address }) => address);
  if (waiting.length > 0)
    return toDo(
      'alarms',
      `${waiting.join(', ')} is told of none of the ${alarms} alarms before the link in the mail "AWS Notification - Subscription Confirmation" is followed. Look for it, in the spam folder as well; the SNS console sends it again.`,
    );
  const told = receivers.map(({ address }) => address).join(', ');
  return fine('alarms', `${told} is told of ${alarms} alarms.`);
}
