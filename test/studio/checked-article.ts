/** Where the source of the article below lies. */
export const SOURCE_FILE = 'content/sources/gazette.md';

export const SOURCE = `---
outlet: Harbour Gazette
headline: Night shift walks out
published: 2025-06-10T08:00+01:00
url: https://gazette.example/night-shift
---

Greta Halvorsen, who runs the terminal, said on Tuesday that “the cranes will stand for two days”.

Some 140 boxes were left on the quay.
`;

export const PEOPLE = `halvorsen: { name: Greta Halvorsen, roles: [{ title: Chief executive, from: 2019-01-01 }] }
`;

/** An article of 10 June 2025 with a quotation and a figure that its source bears out, unless they are given others. */
export function checkedArticle({
  quotation = 'the cranes will stand for two days',
  boxes = 140,
}: { readonly quotation?: string; readonly boxes?: number } = {}): string {
  return `---
title: Crane drivers walk out
date: 2025-06-10
countries: [NL]
sources: [gazette]
singleSource: true
---

The night shift stayed at the gate.

## What was said {kind=statements}

> “${quotation}”
>
> — halvorsen {source=gazette}

:::figures
- { label: Left on the quay, value: ${boxes}, unit: count, noun: boxes, source: gazette }
:::
`;
}
