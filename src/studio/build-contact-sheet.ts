import { escapeHtml } from '../email/escape-html.ts';
import type { DrawnView } from './draw-views.ts';

const STYLES = `
:root { color-scheme: light dark; }
body { margin: 32px; background: light-dark(#f6f4ef, #151716); color: light-dark(#1b1c1a, #ece9e2);
  font: 14px/1.5 ui-sans-serif, system-ui, sans-serif; }
h1 { margin: 0 0 24px; font: 600 22px/1.3 Georgia, serif; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 24px; margin: 0; padding: 0;
  list-style: none; }
img { display: block; width: 100%; height: 300px; border: 1px solid light-dark(#dedad0, #2e3331); border-radius: 6px;
  object-fit: cover; object-position: top; }
a { color: light-dark(#0b5c57, #76cbc1); }
p { margin: 6px 0 0; }`;

/**
 * A page that shows all drawn views, to be opened from the folder that they lie in.
 *
 * @param title in words, not in HTML
 * @param drawn all PNG, and perhaps other formats of the same views
 */
export function buildContactSheet(
  title: string,
  drawn: readonly Pick<DrawnView, 'name' | 'format'>[],
): string {
  const names = [...new Set(drawn.map(({ name }) => name))];
  const views = names.map((name) => {
    const links = drawn
      .filter((view) => view.name === name)
      .map(({ format }) => `<a href="${name}.${format}">${format.toUpperCase()}</a>`);
    return (
      `<li><a href="${name}.png"><img src="${name}.png" alt="The view ${name}" loading="lazy"></a>` +
      `<p>${name} ${links.join(' ')}</p></li>`
    );
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLES}</style>
<h1>${escapeHtml(title)}</h1>
<ul>
${views.join('\n')}
</ul>
</html>
`;
}
