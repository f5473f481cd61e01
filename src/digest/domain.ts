import { checkedText } from './checked-text.ts';

/** A domain name, such as `news.example.com`. */
export const Domain = checkedText(
  (text) =>
    /^(?!-)(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}$/.test(text)
      ? undefined
      : `"${text}" is not a domain. Write it without https:// and in small letters, such as news.example.com.`,
  { id: 'Domain', description: 'Domain name without https://' },
);
