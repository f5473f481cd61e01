import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkPlaceholders } from '../../src/check/placeholders.ts';
import type { ContentFile } from '../../src/digest/content.ts';
import { formatFinding } from '../../src/digest/finding.ts';
import { parseContent } from '../../src/digest/parse-content.ts';

const BAD = 'test/fixtures/bad';

/** A small newsletter without a fault, which each bad file is put into. */
const BASE: readonly ContentFile[] = readdirSync(`${BAD}/base`, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .map((path) => ({ path: path.slice(`${BAD}/base/`.length), bytes: readFileSync(path) }));

function findingsWith(path: string, bytes: Uint8Array): string[] {
  const content = parseContent([...BASE.filter((file) => file.path !== path), { path, bytes }]);
  const placeholders = [...content.articles, ...content.digests].flatMap(checkPlaceholders);
  return [...content.findings, ...placeholders].map(formatFinding);
}

// Each file with all that is said of it. Where a line begins with a colon or a space, the path of the file stands before it.
const EXPECTED: readonly (readonly [file: string, ...messages: string[]])[] = [
  [
    'articles/Bad Name.md',
    ':1 id: "Bad Name" cannot be an id. Use up to 80 small letters, digits and hyphens, such as london-talks. The id was taken from the name of the file: rename the file, or add the field "id".',
  ],
  [
    'articles/alias-and-field.md',
    ':2 title: "title" and "headline" are two names of one field. Keep "headline" and delete the other.',
  ],
  [
    'articles/alias-in-yaml.yaml',
    ':3 a value that begins with & has a special meaning in YAML. Put the whole value in quotation marks.',
  ],
  [
    'articles/bad-link.md',
    ':6 paragraphs[0]: has a link that is not an address: "harbour.example/text". Write it in full, such as https://www.wto.org/news.',
  ],
  [
    'articles/bidi-override.md',
    ':4 byline[0]: holds the invisible character U+202E, which can make text read differently from what it is. Delete it and type the word again.',
  ],
  [
    'articles/blocks-in-front-matter.md',
    ':4 blocks: "blocks" cannot stand in the front matter. Write them as text below it.',
  ],
  [
    'articles/braces-in-yaml.yaml',
    ':1 a value that begins with { has a special meaning in YAML. Put the whole value in quotation marks.',
  ],
  [
    'articles/broken-attribute.md',
    ':6 cannot read "why-it-matters" between the braces. Write each attribute as name=value, or name="value with spaces".',
  ],
  [
    'articles/code-block.md',
    ':8 code is not shown in a digest. Delete the ``` lines; words in them can stand as a paragraph.',
  ],
  [
    'articles/colon-in-record.md',
    ':8 a value with a colon needs quotation marks. Write text: "Talks: day one".',
  ],
  [
    'articles/colon-in-value.md',
    ':2 a value with a colon needs quotation marks. Write title: "Ports: the rules are there".',
  ],
  ['articles/comment.json', ':2 JSON has no comments. Delete it.'],
  [
    'articles/crooked-yaml.yaml',
    ':1 the next line reads like a field and is indented below this value. Begin it in the same column as this field, or put the whole value in quotation marks.',
  ],
  [
    'articles/custom-tag.yaml',
    ':1 a value that begins with ! has a special meaning in YAML. Put the whole value in quotation marks.',
  ],
  ['articles/cut-off.json', ':4 the file ends in the middle. Add the closing brackets and braces.'],
  [
    'articles/digest-block-in-article.md',
    `:6 type: the block "lead" belongs in a digest, not in an article. Move it to the digest's file, or delete it.`,
  ],
  ['articles/draft-yes.md', ':4 draft: is neither true nor false. Write draft: true, or delete the line.'],
  [
    'articles/duplicate-id.md',
    'content/articles/harbour-rules.md:1 id: the id "harbour-rules" is already taken by content/articles/duplicate-id.md. Give one of the two another id.',
  ],
  ['articles/duplicate-name.json', ':3 the field "headline" is written twice. Keep one of the two.'],
  ['articles/duplicate-yaml-key.md', ':4 the field "title" is written twice. Keep one of the two.'],
  [
    'articles/empty-block.md',
    ':6 the block "figures" is empty. Write its entries between the fences, or delete it.',
  ],
  ['articles/empty-body.md', ':4 blocks: holds nothing. Write what belongs there.'],
  ['articles/empty-field.md', ':4 deck: is empty. Write its value or delete the line.'],
  [
    'articles/first-level-heading.md',
    ':6 a heading with one # is the headline, which stands in the front matter. Write ## for a section.',
  ],
  [
    'articles/footnote.md',
    ':6 footnotes are not shown in a mail. Put the remark into the text, or the link where it belongs.',
    ':8 footnotes are not shown in a mail. Put the remark into the text, or the link where it belongs.',
  ],
  [
    'articles/half-priority.md',
    ':4 priority: 2.5 is not a whole number. Write digits only, without quotation marks.',
  ],
  [
    'articles/html.md',
    ':6 HTML is not read. Delete the tags and write Markdown; a remark that nobody should see does not belong in the file.',
  ],
  [
    'articles/http-link.md',
    ':6 paragraphs[0]: has a link that is not an https address: "http://harbour.example/text". Use the https address of the page.',
  ],
  [
    'articles/impossible-day.md',
    ':3 published: "2025-02-30" is not a day of the calendar. Write it as year-month-day, such as 2025-06-10.',
  ],
  [
    'articles/inline-image.md',
    ':6 a picture cannot stand within text. Use the block :::image with url, alt, credit, licence, width and height.',
  ],
  [
    'articles/language-name.md',
    ':8 quotes[0].translatedFrom: "Chinese" does not have the right form. It should be: language code, where the words are a translation.',
  ],
  [
    'articles/link-with-credentials.md',
    ':4 url: holds a user name or password, which every reader would see. Remove the part before the @.',
  ],
  ['articles/list-for-text.md', ':4 deck: is a list. Write one text.'],
  [
    'articles/list-in-lead.md',
    ':6 the block "counterpoint" holds something else than paragraphs. Write paragraphs, with a blank line between two, and move the rest below the closing :::.',
  ],
  [
    'articles/list-on-line-of-field.yaml',
    ':3 a list begins on the line of its field. Put each "- value" on a line of its own.',
  ],
  [
    'articles/list.json',
    ':1 the file holds a list, not fields. Write one field a line, as "field: value" (in JSON, within braces).',
  ],
  [
    'articles/lorem-ipsum.md',
    ':6 holder: still holds the placeholder "TODO", in "TODO". Write what belongs there.',
    ':7 paragraphs[0]: still holds the placeholder "Lorem ipsum", in "Lorem ipsum dolor sit". Write what belongs there.',
  ],
  [
    'articles/lower-case-country.md',
    ':4 countries[0]: "us" is not a country code. Did you mean "US"? Use two capital letters, such as US or CN.',
  ],
  [
    'articles/mapping-for-list.md',
    ':7 events: is a group of fields, not a list. Begin each entry with "- ", also where there is only one.',
  ],
  [
    'articles/missing-alt.md',
    ':7 image.alt: is missing. Add "alt" (what the picture shows, for those who do not see it).',
  ],
  [
    'articles/missing-block-type.yaml',
    ':6 type: is missing. Say which kind of block this is, such as type: prose. Blocks here are prose, signpost, bullets, counterpoint, bottom-line, must-reads, image, quotes, figures, markets, chart, timeline, calendar, measures, section.',
  ],
  ['articles/missing-comma.json', ':3 a comma or } is missing before this. Add it.'],
  [
    'articles/missing-headline.md',
    ':1 headline: is missing. Add "headline" (a headline or title, without number, icon or flag: those are computed).',
  ],
  [
    'articles/name-for-id.md',
    ':8 quotes[0].speaker: "Mei Tan" cannot be an id. Use up to 80 small letters, digits and hyphens, such as london-talks. It should be: id of a person in people.yaml.',
  ],
  [
    'articles/nested-list.md',
    ':7 a bullet is one paragraph. Make this a bullet of its own, without the indent, or a paragraph below the list.',
  ],
  [
    'articles/no-colon.yaml',
    ':3 this line has no colon. Write it as "field: value", with a space after the colon.',
  ],
  [
    'articles/no-front-matter.md',
    ':1 the file does not begin with its front matter. Begin it with a line of ---, the fields below, and a second line of --- where the text starts.',
  ],
  ['articles/number-for-text.json', ':2 headline: 1984 is not text. Put it in quotation marks.'],
  [
    'articles/numbered-list.md',
    ':6 a numbered list is not shown in a digest. Begin each line with "- " for bullets, or use the block :::timeline for what happened in order.',
  ],
  ['articles/one-bar.md', ':7 bars: has only one entry. Write at least 2.'],
  ['articles/one-colon.md', ':6 ":figures" has one colon. A block begins with :::figures.'],
  [
    'articles/open-front-matter.md',
    ':1 the front matter is not closed. Put a line of --- between the fields and the text.',
  ],
  [
    'articles/percent-sign.md',
    ':9 figures[0].unit: "%" is not a unit. Did you mean "percent"? Use one of percent, pp, bp, points, hours, days, weeks, months, years, multiple, count, or a currency code such as USD.',
  ],
  [
    'articles/placeholder-link.md',
    ':6 paragraphs[0]: has a link that leads to example.com, a placeholder. Replace it with the real address.',
  ],
  [
    'articles/plain-text.yaml',
    ':1 the file holds "Ports agree on the rules.", not fields. Write one field a line, as "field: value" (in JSON, within braces).',
  ],
  ['articles/priority-out-of-range.md', ':4 priority: 0 is too small. Write 1 or more.'],
  [
    'articles/quotation-without-speaker.md',
    ':6 the quotation does not say who spoke. End it with a line of its own that names who said it, by the id in people.yaml: > — trump {said=2025-06-09 where="at the White House"}.',
  ],
  [
    'articles/quotation-without-words.md',
    ':6 the quotation has a speaker and no words. Write the words above the speaker, with a line of ">" between.',
  ],
  [
    'articles/section-in-section.yaml',
    ':7 type: a section cannot stand within a section. Move it out of this one, or delete it.',
  ],
  [
    'articles/single-quotation-marks.json',
    ':2 names and texts stand in double quotation marks in JSON. Replace the other ones.',
  ],
  [
    'articles/star-in-yaml.yaml',
    ':3 a value that begins with * has a special meaning in YAML. Put the whole value in quotation marks.',
  ],
  [
    'articles/stray-fence.md',
    ':8 these colons close a block that was never opened. Delete the line, or open the block with :::name above.',
  ],
  [
    'articles/svg-image.md',
    ':5 image.url: is a kind of picture that Outlook does not show. Save it as PNG or JPEG.',
  ],
  [
    'articles/tab-indentation.md',
    ':5 the line is indented with a tab, which YAML does not allow. Use two spaces instead.',
  ],
  [
    'articles/template-mark-in-link.md',
    ':4 url: still holds a template mark: "https://harbour.example/{{ slug }}". Replace it with the real address.',
  ],
  [
    'articles/text-after-quotation-marks.md',
    ':2 words follow after the closing quotation mark. Put the whole value in one pair of quotation marks, of the kind that it does not contain.',
  ],
  [
    'articles/text-for-group.md',
    ':4 dateline: "Rotterdam" stands where a group of fields is wanted (place, zone). Write each on a line of its own below, indented, as "field: value".',
  ],
  [
    'articles/text-for-list.json',
    ':4 byline: "Ann Example" is not a list. Write each entry on a line of its own that begins with "- ", or all in brackets: [a, b].',
  ],
  [
    'articles/text-for-list.md',
    ':4 tags: "ports, tolls" is not a list. Write each entry on a line of its own that begins with "- ", or all in brackets: [a, b].',
  ],
  [
    'articles/thematic-break.md',
    ':8 a line of hyphens or stars is not shown in a digest. Delete it; begin a new section with ## and a title.',
  ],
  [
    'articles/third-level-heading.md',
    ':6 a heading with 3 # goes too deep for a mail. Write ## for a section, or begin the paragraph with **bold words**.',
  ],
  [
    'articles/tk-in-text.md',
    ':8 paragraphs[1]: still holds the placeholder "TK", in "toll rose by TK percent in May.". Write what belongs there.',
  ],
  ['articles/trailing-comma.json', ':4 a comma stands before the closing }. Delete the comma.'],
  [
    'articles/two-aliases.md',
    ':5 summary: "summary" and "description" are two names of one field. Keep "deck" and delete the other.',
  ],
  [
    'articles/two-colons.md',
    ':6 the block "figures" has a body. Open it with three colons, :::figures, and close it with ::: on a line of its own.',
  ],
  [
    'articles/two-errors.md',
    ':4 countries[0]: "uk" is not a country code. Did you mean "GB"? Use two capital letters, such as US or CN.',
    ':9 paragraphs[0]: has a link that is not an https address: "http://harbour.example/a". Use the https address of the page.',
    ':12 figures[0].unit: is missing. Add "unit" (one of percent, pp, bp, points, hours, days, weeks, months, years, multiple, count (pp: percentage points, bp: basis points), or a currency code such as USD), such as percent.',
    ':13 figures[0].value: "high" is not a number. Write digits with a point for decimals, such as 34.5, without quotation marks or unit.',
    ':16 unknown block "calender". Did you mean "calendar"? Blocks are prose, signpost, bullets, counterpoint, bottom-line, must-reads, image, quotes, figures, markets, chart, timeline, calendar, measures, lead, sponsor, house, contents, corrections, article.',
  ],
  [
    'articles/typed-flag.md',
    ':2 headline: has a typed flag. Delete it and list the country codes instead, such as countries: [US, CN]; the flags follow from them.',
  ],
  [
    'articles/typed-icon.md',
    ':6 title: begins with a typed icon. Delete it; the icon follows from the kind of section.',
  ],
  [
    'articles/typed-number.md',
    ':6 title: begins with a typed number. Delete it; numbers are computed from the order.',
  ],
  [
    'articles/unclosed-brace.md',
    ':6 cannot read what follows :::chart. The brace is not closed: add } at the end of the line.',
  ],
  [
    'articles/unclosed-bracket.md',
    ':5 a list in brackets or braces above is not closed. Add the closing ] or }.',
  ],
  [
    'articles/unclosed-fence.md',
    ':6 the block :::figures is not closed. Write ::: on a line of its own where it ends.',
  ],
  [
    'articles/unclosed-quotation-marks.md',
    ':2 the quotation marks of a value are not closed. Add the closing one at the end of the value.',
  ],
  [
    'articles/unknown-attribute.md',
    ':6 asof: is not a field here. Did you mean "asOf"? Correct the name or delete it.',
  ],
  [
    'articles/unknown-block.json',
    ':6 type: unknown block "figurs". Did you mean "figures"? Blocks here are prose, signpost, bullets, counterpoint, bottom-line, must-reads, image, quotes, figures, markets, chart, timeline, calendar, measures, section.',
  ],
  [
    'articles/unknown-block.md',
    ':6 unknown block "figurs". Did you mean "figures"? Blocks are prose, signpost, bullets, counterpoint, bottom-line, must-reads, image, quotes, figures, markets, chart, timeline, calendar, measures, lead, sponsor, house, contents, corrections, article.',
  ],
  [
    'articles/unknown-country.md',
    ':4 countries[0]: "UK" is not a country code. Did you mean "GB"? Use two capital letters, such as US or CN.',
  ],
  [
    'articles/unknown-field.md',
    ':4 sumary: is not a field here. Did you mean "summary"? Correct the name or delete it.',
    ':5 foo-bar-baz: is not a field here. Fields here are id, status, embargo, headline, deck, kicker, section, countries, tags, priority, byline, contributors, published, updated, updateNote, dateline, url, image, blocks, related, corrections, sources, waivers, singleSource. Correct the name or delete it.',
  ],
  [
    'articles/unknown-person.md',
    ':11 quotes[0].speaker: unknown person "lutnik". Did you mean "lutnick"? Add the person to content/people.yaml or correct the name.',
  ],
  [
    'articles/unknown-section.md',
    ':4 section: unknown section "econmy". Did you mean "economy"? Sections are economy, ports. Correct the id, or add the section to newsletter.yaml.',
  ],
  [
    'articles/unknown-source.md',
    ':4 sources[0]: unknown source "harbour-wir". Did you mean "harbour-wire"? Add the file content/sources/harbour-wir.md or correct the id.',
  ],
  [
    'articles/unlisted-source.md',
    `:7 sources[0]: the source "harbour-notes" is not among the article's own. Add it to the article's "sources", or correct the id.`,
  ],
  [
    'articles/value-with-unit.md',
    ':8 figures[0].value: "34.5%" is not a number. Write digits with a point for decimals, such as 34.5, without quotation marks or unit.',
  ],
  [
    'articles/words-behind-block-name.md',
    ':6 cannot read what follows :::bottom-line. Attributes stand in braces right after the name: :::bottom-line{name=value}. Words belong on the lines below.',
  ],
  [
    'articles/wrong-date.md',
    ':3 published: "10 June 2025" is not a moment in time. Write day, time and zone, such as 2025-06-10T17:05+02:00.',
  ],
  [
    'articles/wrong-section-kind.md',
    ':6 kind: "stake" is not possible here. Did you mean "stakes"? Use background, stakes, statements, response, next, summary, analysis or other.',
  ],
  [
    'articles/wrong-status.md',
    ':4 status: "redy" is not possible here. Did you mean "ready"? Use draft, ready, withheld or killed.',
  ],
  [
    'articles/wrong-zone.md',
    ':4 dateline.zone: "CET time" is not a time zone. Use a name such as Europe/London.',
  ],
  [
    'articles/zoneless-time.md',
    ':3 published: "2025-06-10T11:44" has no zone, so nobody can tell when it was. Add it, such as 2025-06-10T11:44+02:00 (or Z for UTC).',
  ],
  [
    'digests/article-twice.md',
    ':9 id: the article "harbour-rules" already stands at line 5. Delete one of the two.',
  ],
  [
    'digests/draft-article.md',
    ':5 id: the article "unwritten" is a draft. Take it out of the digest, or set its status to ready in content/articles/unwritten.md.',
  ],
  [
    'digests/leaf-as-container.md',
    ':5 the block "contents" has no body. Write ::contents with two colons, and no closing line.',
  ],
  [
    'digests/sponsor-without-link.md',
    ':5 url: is missing. Add "url" (an https (or mailto) address, without credentials).',
    ':5 action: is missing. Add "action" (words of the link, e.g. See the routes).',
  ],
  [
    'digests/unknown-article.md',
    ':5 id: unknown article "harbour-rule". Did you mean "harbour-rules"? Correct the id, or write the article in content/articles.',
  ],
  [
    'digests/wrong-article-form.md',
    ':5 as: "breif" is not possible here. Did you mean "brief"? Use full or brief.',
  ],
];

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const ARTICLE = '---\ntitle: Ports agree\ndate: 2025-06-10\n---\n\n';

// Files that no repository should hold.
const MADE: readonly (readonly [title: string, bytes: Uint8Array, message: string])[] = [
  [
    'a file over 1 MB',
    encode(ARTICLE + 'Words. '.repeat(150_000)),
    ' is over 1 MB, more than any article needs. Check that it is the right file, and link to pictures instead of pasting them.',
  ],
  ['an empty file', encode(''), ' is empty. Write it or delete the file.'],
  ['a file of spaces', encode(' \n\n'), ' is empty. Write it or delete the file.'],
  [
    'a file in Latin-1',
    Buffer.from(`${ARTICLE}Caf\u00e9 society.\n`, 'latin1'),
    ':6 this line holds a byte that is not UTF-8 text. Save the file again with the encoding UTF-8, then look at the line.',
  ],
  [
    'a file in UTF-16',
    Buffer.from(`\ufeff${ARTICLE}Text.`, 'utf16le'),
    ':1 is saved as UTF-16. Save it again with the encoding UTF-8.',
  ],
  [
    'a row of brackets',
    encode(`---\ntitle: ${'['.repeat(300_000)}\n---\n\nText.`),
    ':2 is nested more deeply than any article is. Check for a row of brackets or hyphens that does not belong there.',
  ],
];

describe('a bad file', () => {
  it('is not bad because of the newsletter that it is put into', () => {
    expect(parseContent(BASE).findings).toEqual([]);
  });

  it('stands in the table', () => {
    const files = ['articles', 'digests'].flatMap((folder) =>
      readdirSync(`${BAD}/${folder}`).map((name) => `${folder}/${name}`),
    );
    expect(EXPECTED.map(([file]) => file).toSorted()).toEqual(files.toSorted());
  });

  it.each(EXPECTED)('is explained: %s', (file, ...messages) => {
    const path = `content/${file}`;
    const complete = messages.map((message) => (/^[ :]/.test(message) ? path + message : message));
    expect(findingsWith(path, readFileSync(`${BAD}/${file}`))).toEqual(complete);
  });

  it.each(MADE)('is explained: %s', (_title, bytes, message) => {
    expect(findingsWith('content/articles/made.md', bytes)).toEqual([`content/articles/made.md${message}`]);
  });

  it('is explained: newsletter.yaml with every kind of fault', () => {
    expect(findingsWith('newsletter.yaml', readFileSync(`${BAD}/others/newsletter.yaml`))).toEqual([
      'newsletter.yaml:1 postalAddress: is missing. Add "postalAddress" (required by law in every issue).',
      `newsletter.yaml:2 from: "Desk <desk@quay.example>" is not a mail address. Write it as name@domain, without a display name: the newsletter's name is added.`,
      'newsletter.yaml:4 site: "https://quay.example" is not a domain. Write it without https:// and in small letters, such as news.example.com.',
      'newsletter.yaml:5 timeZone: "europe/amsterdam" is not a time zone. Did you mean "Europe/Amsterdam"? Use a name such as Europe/London.',
      'newsletter.yaml:6 sendTime: "7:30" is not a time of day. Write hours and minutes in quotation marks, such as "17:30".',
      'newsletter.yaml:7 weekdays[0]: "monday" is not possible here. Use mon, tue, wed, thu, fri, sat or sun.',
    ]);
  });

  it('is explained: people.yaml, and nobody is called unknown because of it', () => {
    expect(findingsWith('content/people.yaml', readFileSync(`${BAD}/others/people.yaml`))).toEqual([
      'content/people.yaml:1 Mei Tan: "Mei Tan" cannot be an id. Use up to 80 small letters, digits and hyphens, such as london-talks.',
      'content/people.yaml:4 lutnick.nam: is not a field here. Did you mean "name"? Correct the name or delete it.',
    ]);
  });

  it('is explained: a source without its outlet', () => {
    const path = 'content/sources/rules.md';
    expect(findingsWith(path, readFileSync(`${BAD}/others/source-without-outlet.md`))).toEqual([
      `${path}:1 outlet: is missing. Add "outlet" (one line of plain text).`,
    ]);
  });
});
