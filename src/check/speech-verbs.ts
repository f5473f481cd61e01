const VERBS = [
  ...['say', 'tell', 'add', 'ask', 'argue', 'announce', 'answer', 'acknowledge', 'admit', 'advise', 'affirm'],
  ...[
    'agree',
    'allege',
    'assert',
    'assure',
    'boast',
    'call',
    'caution',
    'cite',
    'claim',
    'comment',
    'complain',
  ],
  ...[
    'concede',
    'conclude',
    'confirm',
    'contend',
    'continue',
    'counter',
    'declare',
    'deny',
    'describe',
    'dismiss',
  ],
  ...[
    'emphasise',
    'emphasize',
    'estimate',
    'exclaim',
    'explain',
    'express',
    'hail',
    'insist',
    'joke',
    'label',
  ],
  ...[
    'lament',
    'maintain',
    'mention',
    'mutter',
    'note',
    'object',
    'observe',
    'pledge',
    'plead',
    'post',
    'praise',
  ],
  ...['predict', 'proclaim', 'promise', 'pronounce', 'protest', 'quip', 'read', 'recall', 'remark', 'repeat'],
  ...[
    'reply',
    'report',
    'respond',
    'retort',
    'reveal',
    'shout',
    'signal',
    'speak',
    'state',
    'stress',
    'suggest',
  ],
  ...[
    'swear',
    'testify',
    'threaten',
    'tweet',
    'urge',
    'vow',
    'warn',
    'welcome',
    'whisper',
    'wonder',
    'write',
  ],
  ...['term', 'dub', 'brand', 'reject', 'criticise', 'criticize', 'tout', 'reiterate', 'denounce'],
];

const IRREGULAR = [
  ...[
    'said',
    'told',
    'spoke',
    'spoken',
    'wrote',
    'written',
    'swore',
    'reply',
    'replied',
    'replies',
    'denied',
  ],
  // "pointed out", "shot back", "hit back", "went on".
  ...['pointed', 'points', 'shot', 'went'],
  ...['denies', 'admitted', 'admitting', 'quipped', 'quipping', 'testified', 'testifies', 'according'],
];

/** Verbs that put words into somebody's mouth, in every form: "says", "called", "according (to)". */
export const SPEECH_VERB: ReadonlySet<string> = new Set([...VERBS.flatMap(formsOf), ...IRREGULAR]);

function formsOf(verb: string): string[] {
  const stem = verb.replace(/e$/, '');
  return [verb, `${verb}s`, `${stem}ed`, `${stem}ing`];
}
