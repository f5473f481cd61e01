import type { Article } from './article.ts';
import type { Parsed } from './content.ts';
import { didYouMean } from './did-you-mean.ts';
import type { DigestFile } from './digest-file.ts';
import { formatPath } from './field-path.ts';
import type { Finding } from './finding.ts';
import { listAddresses } from './list-addresses.ts';
import { memoize } from './memoize.ts';
import type { Newsletter } from './newsletter.ts';
import { ownPictureName, PICTURE_NAME_RULE, pictureType } from './picture-name.ts';
import { quoteValue } from './quote-value.ts';

/** Looks up every picture of the newsletter's own site that the content names, its links to pictures included. */
export function checkPictures(content: {
  readonly newsletters: readonly Parsed<Newsletter>[];
  readonly articles: readonly Parsed<Article>[];
  readonly digests: readonly Parsed<DigestFile>[];
  /** Names of the files in content/images; undefined if they are not known, so that none can be called missing. */
  readonly pictures: readonly string[] | undefined;
}): Finding[] {
  const { newsletters, articles, digests, pictures } = content;
  const site = newsletters[0]?.value.site;
  if (pictures === undefined || site === undefined) return [];
  return [...newsletters, ...articles, ...digests].flatMap(({ value, locate }) =>
    addressesOf(value).flatMap(({ url, path }): Finding[] => {
      const name = ownPictureName(url, `https://${site}`);
      if (name === undefined || pictures.includes(name)) return [];
      const message = sayMissing(name, pictures);
      return [{ ...locate(path), rule: 'missing-picture', level: 'error', path: formatPath(path), message }];
    }),
  );
}

function sayMissing(name: string, pictures: readonly string[]): string {
  if (pictureType(name) === undefined)
    return `the site serves no picture that is called ${quoteValue(name)}. ${PICTURE_NAME_RULE}`;
  return `there is no content/images/${name}. ${didYouMean(name, pictures)}Put the picture there, or correct the name.`;
}

/** They stay the same while pictures come and go. */
const addressesOf = memoize((value: Article | DigestFile | Newsletter) => listAddresses(value));
