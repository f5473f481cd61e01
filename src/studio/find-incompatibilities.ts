import { readFile } from 'node:fs/promises';
import type { CSSWarning } from '@emailens/engine';
import mjml2html from 'mjml';
import type { Compatibility, FeatureGap } from './compatibility.ts';

/**
 * Compares a mail with what mail programs support, by the data of caniemail.com that comes with the engine. What a
 * plain mail of MJML gives cause to as well is left out: everybody who writes mails has met it, and nothing in our
 * templates could mend it.
 */
export async function findIncompatibilities(html: string): Promise<Compatibility> {
  // Large, and wanted only by those who ask.
  const { analyzeEmail, getClient } = await import('@emailens/engine');
  const usual = new Set(analyzeEmail(await renderPlainMail()).map(keyOf));
  const own = analyzeEmail(html).filter((warning) => !usual.has(keyOf(warning)));
  const byFeature = new Map<string, CSSWarning[]>();
  for (const warning of own)
    byFeature.set(warning.property, [...(byFeature.get(warning.property) ?? []), warning]);
  const nameOf = (id: string) => getClient(id)?.name ?? id;
  const features = [...byFeature].map(([feature, warnings]): FeatureGap => {
    const named = (isInPart: boolean) => [
      ...new Set(
        warnings
          .filter(({ severity }) => (severity === 'info') === isInPart)
          .map(({ client }) => nameOf(client)),
      ),
    ];
    return { feature, without: named(false), inPart: named(true) };
  });
  return { asOf: await readDay(), features: features.toSorted(byGrade) };
}

function keyOf({ client, property }: CSSWarning): string {
  return `${client} ${property}`;
}

function byGrade(a: FeatureGap, b: FeatureGap): number {
  return b.without.length - a.without.length || b.inPart.length - a.inPart.length;
}

/** One of each of the parts that our templates are built from, with no style of its own. */
const PLAIN = `<mjml>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text>Words</mj-text>
        <mj-image src="https://example.org/picture.png" alt="A picture" />
        <mj-button href="https://example.org">A button</mj-button>
        <mj-divider />
        <mj-spacer />
        <mj-table><tr><td>A cell</td></tr></mj-table>
      </mj-column>
      <mj-column><mj-text>More words</mj-text></mj-column>
    </mj-section>
  </mj-body>
</mjml>`;

async function renderPlainMail(): Promise<string> {
  // As our own mails are rendered, but for the templates.
  return (await mjml2html(PLAIN, { validationLevel: 'strict', fonts: {}, keepComments: false })).html;
}

// The engine says of what day its data is nowhere but in the comments of its types.
async function readDay(): Promise<string | undefined> {
  const types = new URL('index.d.ts', import.meta.resolve('@emailens/engine'));
  return /caniemail last updated: (\d{4}-\d{2}-\d{2})/.exec(await readFile(types, 'utf8'))?.[1];
}
