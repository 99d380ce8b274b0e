import { describe, expect, test } from 'vitest';
import { municipalities, municipalityNamed, municipalityOf } from './municipalities.js';

describe('the municipalities', () => {
  test('are 98, each with an id and a name of its own', () => {
    expect(municipalities).toHaveLength(98);
    expect(new Set(municipalities.map(({ id }) => id)).size).toBe(98);
    expect(new Set(municipalities.map(({ name }) => name)).size).toBe(98);
  });

  test('have ids that fit into a table key and a choice', () => {
    expect(municipalities.map(({ id }) => id).filter((id) => !/^[a-z-]+$/.test(id))).toEqual([]);
  });

  test('are each found by their id, by their place and by their full name', () => {
    for (const municipality of municipalities) {
      expect(municipalityOf(municipality.id)).toBe(municipality);
      expect(municipalityNamed(municipality.name), municipality.name).toBe(municipality);
      expect(municipalityNamed(municipality.name.toUpperCase()), municipality.name).toBe(municipality);
      expect(municipalityNamed(municipality.name.replace(/ Kommune$/, '')), municipality.name).toBe(municipality);
    }
  });

  test('stand in the order of the Danish alphabet', () => {
    const names = municipalities.map(({ name }) => name.replace(/ (?:Regionsk|K)ommune$/, ''));
    expect(names).toEqual(names.toSorted(new Intl.Collator('da').compare));
  });
});

describe('a municipality as people write it', () => {
  test.each([
    ['Århus', 'aarhus'],
    ['århus kommune', 'aarhus'],
    ['Aarhus Kommune', 'aarhus'],
    ['vejle kommune', 'vejle'],
    ['Vejle Kommunes', 'vejle'],
    ['Bornholm', 'bornholm'],
    ['Bornholms Regionskommune', 'bornholm'],
    ['bornholms kommune', 'bornholm'],
    ['København', 'koebenhavn'],
    ['Københavns Kommune', 'koebenhavn'],
    ['koebenhavn', 'koebenhavn'],
    ['Nordfyn', 'nordfyns'],
    ['Nordfyns Kommune', 'nordfyns'],
    ['vesthimmerland', 'vesthimmerlands'],
    ['Åbenrå', 'aabenraa'],
    ['Tønder', 'toender'],
    ['Høje-Taastrup', 'hoeje-taastrup'],
    ['Ringkøbing-Skjern', 'ringkoebing-skjern'],
    ['A\u030Alborg', 'aalborg'],
    ['Horsens', 'horsens'],
    ['Randers kommune', 'randers'],
    ['Kbh', 'koebenhavn'],
    ['kbh kommune', 'koebenhavn'],
  ])('%s', (text, id) => {
    expect(municipalityNamed(text)?.id).toBe(id);
  });

  test.each(['', 'kommune', 'Malmö', 'Region Syddanmark', 'Danmark', 'Vejleby', 's', 'toString'])('"%s" is none', (text) => {
    expect(municipalityNamed(text)).toBeUndefined();
    expect(municipalityOf(text)).toBeUndefined();
  });
});
