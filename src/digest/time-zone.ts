import { checkedText } from './checked-text.ts';

const ZONES = new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]));

/** IANA time zone, e.g. `Europe/London`. */
export const TimeZone = checkedText(findTimeZoneFault, {
  id: 'TimeZone',
  description: 'IANA time zone',
  examples: ['Europe/London', 'America/New_York'],
});

function findTimeZoneFault(text: string): string | undefined {
  if (text === 'UTC' || ZONES.get(text.toLowerCase()) === text) return undefined;
  const meant = ZONES.get(text.toLowerCase().replaceAll(' ', '_'));
  return `"${text}" is not a time zone. ${meant ? `Did you mean "${meant}"? ` : ''}Use a name such as Europe/London.`;
}
