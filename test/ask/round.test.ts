import { describe, expect, test } from 'vitest';
import { madeUp } from '../rounds/made-up.js';
import { talk } from './talk.js';

const at = '2027-01-11T09:00';
const ask = (...messages: string[]) => talk(madeUp, at, messages);

describe('a round with other dates, courses, rules and people needs no code', () => {
  test.each([
    ['hvornår er fristen i Odense?', ['1. februar 2027', 'om 21 dage']],
    ['hvornår er fristerne?', ['1. februar 2027', '8. februar 2027', '15. februar 2027']],
    ['hvornår er første møde på Bornholm?', ['9. marts 2027', 'Musikhuset']],
    ['hvor holdes møderne i aalborg', ['Nordkraft']],
    ['hvad koster det at være med', ['1.500 kr', 'overnatning']],
    ['hvad tid på dagen er møderne?', ['10.00-15.30', '5½', '11 timer']],
    ['vi er 7 fra samme forvaltning, går det?', ['Nej', 'højst være 6']],
    ['vi er 1 leder, 2 AMR og 1 HR-konsulent, er det nok?', ['Nej', 'mangler 1 leder']],
    ['vi er 2 ledere, 2 AMR og 1 HR-konsulent, er det nok?', ['Ja']],
    ['hvem kan jeg ringe til?', ['Kim Falk', '11 22 33 44', 'Bo Dam', '55 66 77 88']],
    ['hvad er Bos mailadresse?', ['bo@example.dk']],
    ['hvor kan man parkere?', ['gratis parkering']],
    ['er der forplejning på møderne?', ['ikke forplejning']],
    ['hvad er element nummer tre?', ['Vær klar']],
    ['hvem betaler færgen?', ['betales af netværket']],
    ['hvordan ansøger vi?', ['Kim Falk', 'kim@example.dk']],
    ['er der hotel?', ['fremgår ikke', 'Kim Falk']],
  ])('%s', (question, words) => {
    const answer = ask(question);
    for (const word of words) expect(answer).toContain(word);
  });

  test('a follow-up stays with the course', () => {
    expect(ask('hvornår er fristen i Odense?', 'og i Rønne?')).toContain('15. februar 2027');
    expect(ask('vi er fra Fyn', 'hvornår er fristen?')).not.toContain('8. februar');
  });

  test('nothing of the first round shows', () => {
    expect(ask('fortæl om datoer, kontakt og frister')).not.toMatch(/Nina|Steen|København|Aarhus|2025|2026/);
  });
});
