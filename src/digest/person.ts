import { z } from 'zod';
import { Country } from './country.ts';
import { Id } from './id.ts';
import { Day } from './instant.ts';
import { Line } from './line.ts';

/** What a person is, from a day until a day (both included; open where left out). */
export const Role = z
  .strictObject({ title: Line, from: Day.optional(), until: Day.optional() })
  .readonly()
  .meta({ id: 'Role' });
export type Role = z.output<typeof Role>;

/** Someone whom articles quote or name. */
export const Person = z
  .strictObject({
    name: Line,
    /** The name that "Mr X said" uses; by default the last word of the name. */
    surname: Line.optional(),
    country: Country.optional(),
    roles: z.array(Role).readonly().default([]),
    /** A group or a person whom the sources do not name, such as "people familiar with the matter". */
    anonymous: z.boolean().default(false),
  })
  .readonly()
  .meta({ id: 'Person' });
export type Person = z.output<typeof Person>;

/** All of people.yaml: a person under each id. */
export const People = z
  .record(Id, Person)
  .meta({ id: 'People', description: 'The people whom articles may quote, by id' });
export type People = Readonly<Record<string, Person>>;

/** The role that a person had on a day, the latest begun if there are several. */
export function roleOn(person: Person, day: string): Role | undefined {
  return rolesOn(person, day)[0];
}

/** All that a person was on a day, the latest begun first. */
export function rolesOn(person: Person, day: string): Role[] {
  return person.roles
    .filter((role) => (role.from ?? '') <= day && day <= (role.until ?? '9999'))
    .toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''));
}
