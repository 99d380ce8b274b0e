import { describe, expect, test } from 'vitest';
import { tongueOf } from '../../core/tongue.js';
import { groupIn } from './group.js';

describe('the people a text names', () => {
  test.each([
    ['vi er 1 leder, 1 AMR og 1 HR, er det nok?', { leaders: 1, employeeReps: 1, others: 1 }],
    ["en afdelingsleder, to AMR'er og ingen andre", { leaders: 1, employeeReps: 2, others: 0 }],
    ['kun to øvrige, hvis vi har både leder og AMR', { leaders: 1, employeeReps: 1, others: 2 }],
    ['3 skoleledere, en tillidsrepræsentant og fire pædagoger', { leaders: 3, employeeReps: 1, others: 4 }],
    ['we have two managers, one shop steward and 2 HR consultants', { leaders: 2, employeeReps: 1, others: 2 }],
    ['ti mand fra Teknik og Miljø - er det i orden?', { people: 10, sameArea: true }],
    ['vi er 9 fra samme forvaltning', { people: 9, sameArea: true }],
    ['vi er ni', { people: 9, sameArea: false }],
    ['og hvis vi er fem i stedet for ni?', { people: 5 }],
    ['12 personer fordelt på to forvaltninger', { people: 12, sameArea: false }],
    ['vi er 7 fra Vejle Kommune', { people: 7, sameArea: false }],
    ['can nine of us from the same department come', { people: 9, sameArea: true }],
    ['vi er 5 fra skolerne og 6 fra ældreplejen', { people: 11, sameArea: false, areas: [5, 6] }],
    [
      'fem fra ældreforvaltningen plus fem fra skolerne, altså ti mennesker fra samme kommune',
      { people: 10, sameArea: false, areas: [5, 5] },
    ],
    ['gruppa vår har tre ansatte og en verneombud, men uten leder', { leaders: 0, employeeReps: 1 }],
    ["vi er 5 AMR'er", { employeeReps: 5, whole: true }],
    ['må vi have 7 øvrige?', { others: 7, whole: false }],
    ['ingen TR eller AMR, kun leder og 3 konsulenter', { leaders: 1, employeeReps: 0, others: 3 }],
    ['vi mangler en AMR men har to ledere og tre konsulenter', { leaders: 2, employeeReps: 0, others: 3 }],
    ['vi er 9 i alt, 5 fra ældre, resten fra børn', { people: 9, areas: [5, 4] }],
    ['er 8 for mange?', { people: 8 }],
    ['en leder, en AMR, men ingen øvrige', { leaders: 1, employeeReps: 1, others: 0 }],
  ])('%s', (text, expected) => {
    expect(groupIn(text, tongueOf(text, 'da'))).toMatchObject(expected);
  });

  test.each([
    'skal der være en leder med?',
    'hvad er en AMR',
    'hvornår er de 4 møder',
    'vi er i gang',
    'skal både amr og tr med',
    'hvor mange må vi være',
    'who do i send the form to',
    'skal vi møde den 24. februar?',
    'hvem udpeger arbejdsgruppen, er det lederen eller AMR?',
    'skriv en stillingsannonce til en leder og en konsulent',
  ])('%s names no numbers of people', (text) => {
    const found = groupIn(text, tongueOf(text, 'da'));
    expect(found).toBeUndefined();
  });
});
