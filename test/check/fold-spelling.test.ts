import { describe, expect, it } from '@jest/globals';
import { foldSpelling } from '../../src/check/fold-spelling.ts';

describe('foldSpelling', () => {
  it.each([
    ['labour', 'labor'],
    ['neighbours', 'neighbors'],
    ['favourite', 'favorite'],
    ['dishonoured', 'dishonored'],
    ['organisation', 'organization'],
    ['realised', 'realized'],
    ['analysed', 'analyzed'],
    ['centre', 'center'],
    ['centred', 'centered'],
    ['kilometres', 'kilometers'],
    ['defence', 'defense'],
    ['licence', 'license'],
    ['catalogue', 'catalog'],
    ['travelled', 'traveled'],
    ['cancelling', 'canceling'],
    ['fulfil', 'fulfill'],
    ['instalments', 'installments'],
    ['grey', 'gray'],
    ['cheque', 'check'],
  ])('reads %s like %s', (british, american) => {
    expect(foldSpelling(british)).toBe(foldSpelling(american));
  });

  it.each([
    ['hour', 'hor'],
    ['four', 'for'],
    ['our', 'or'],
    ['wise', 'wize'],
    ['mere', 'meer'],
    ['hired', 'hird'],
    ['called', 'caled'],
    ['tonne', 'ton'],
    ['towards', 'toward'],
    ['round', 'around'],
  ])('tells %s from %s', (a, b) => {
    expect(foldSpelling(a)).not.toBe(foldSpelling(b));
  });
});
