import { describe, expect, test } from 'vitest';
import { leavingIn } from './leaving.js';

describe('who is to leave the group', () => {
  test.each([
    ['Fjern Lone Hansen', 'Lone Hansen'],
    ['fjern lone', 'lone'],
    ['Slet Lone Hansen fra gruppen igen', 'Lone Hansen'],
    ['Tag Lone Hansen ud af gruppen', 'Lone Hansen'],
    ['Lone Hansen skal ikke være med alligevel', 'Lone Hansen'],
    ['Lone Hansen skal alligevel ikke med', 'Lone Hansen'],
    ['Lone Hansen er ikke længere med i gruppen', 'Lone Hansen'],
    ['Lone kan ikke være med', 'Lone'],
    ['Lone Hansen udgår', 'Lone Hansen'],
    ['Lone Hansen har trukket sig fra gruppen', 'Lone Hansen'],
    ['Birgit von der Lühe er stoppet', 'Birgit von der Lühe'],
    ['Remove Jane Smith from the group', 'Jane Smith'],
    ['Jane Smith is not joining after all', 'Jane Smith'],
  ])('%s', (text, name) => {
    expect(leavingIn(text)).toBe(name);
  });

  test.each([
    'Vi skal ikke være med alligevel',
    'Skal Lone Hansen være med?',
    'Hvordan fjerner jeg en person?',
    'Lone Hansen skal være med',
    'Lone Hansen er leder',
    'Hvis Lone Hansen ikke er med, hvad så?',
    '',
  ])('nobody: %s', (text) => {
    expect(leavingIn(text)).toBeUndefined();
  });
});

describe('a text that is made to take long', () => {
  test.each(['Lone ', 'a ', 'fjern ', 'A.', "'"])('of %j ends', (part) => {
    expect(leavingIn(part.repeat(4000).slice(0, 4000))).toBeUndefined();
  });
});
