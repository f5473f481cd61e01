import { describe, expect, it } from '@jest/globals';
import { checkNames } from '../../src/check/names.ts';
import { aSource, aSubject, prose } from './a-subject.ts';

const PEOPLE = {
  lutnick: { name: 'Howard Lutnick' },
  lindqvist: { name: 'Harriet Lindqvist' },
  rao: { name: 'Anjali Rao' },
};
const found = (text: string, source = 'Nobody.') =>
  checkNames(aSubject({ blocks: [prose(text)], people: PEOPLE, sources: [aSource([source])] })).map(
    ({ rule, level }) => `${level} ${rule}`,
  );

describe('a name', () => {
  it.each([
    'Howard Lutnik said so.',
    'Lutnik said so.',
    'Harriet Lindquist said so.',
    'Howerd Lutnick said so.',
    'Anjali Roa said so.',
  ])('is warned of if it is nearly that of a known person: %s', (text) => {
    expect(found(text)).toEqual(['warning person-misspelt']);
  });

  it.each([
    'Howard Lutnick said so.',
    'Lutnick’s team',
    'the Lutnicks',
    'Howards End',
    'A haircut for Harry.',
    'Anjali Rao said so.',
    'Anjali Raman said so.',
    'Roa is a river.',
  ])('is let pass: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('that a source has as it is typed is somebody else', () => {
    expect(found('Lutnik said so.', 'Anna Lutnik of the harbour office said so.')).toEqual([]);
  });

  it('with a title that nobody has entered is pointed out', () => {
    expect(found('Colonel Rupert Haine said so.')).toEqual(['hint person-unknown']);
    expect(found('Secretary Howard Lutnick said so.')).toEqual([]);
  });
});
