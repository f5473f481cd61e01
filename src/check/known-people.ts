import { roleOn, rolesOn, type People, type Person, type Role } from '../digest/person.ts';

/** Someone whom people.yaml names, as the checks look for them. */
export interface KnownPerson {
  readonly name: string;
  readonly surname: string;
  readonly person: Person;
  /** What the person is on the day; undefined if no role holds then. */
  readonly role: Role | undefined;
  /** All that the person is on the day, that role first. */
  readonly held: readonly Role[];
}

/** Everyone of people.yaml with a name of their own. @param day `YYYY-MM-DD` */
export function knownPeople(people: People, day: string): KnownPerson[] {
  return Object.values(people)
    .filter(({ anonymous }) => !anonymous)
    .map((person) => ({
      name: person.name,
      surname: person.surname ?? person.name.split(' ').at(-1) ?? person.name,
      person,
      role: roleOn(person, day),
      held: rolesOn(person, day),
    }));
}
