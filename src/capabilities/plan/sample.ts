import { addDays, moment } from '../../core/calendar.js';
import type { Programme } from '../../core/programme.js';
import { usualRhythm } from '../../core/rhythm.js';
import { type Action, type Group, implementation, type Member } from './plan.js';

function member(id: string, name: string, role: Member['role']): Member {
  const mail = `${name.toLowerCase().replace(' ', '.')}@vejle.example`;
  return { id, name, mail, role, userId: `29:${id}`, directoryId: `directory-${id}` };
}

/** Four of a group; Teams does not know the last one yet. */
export const people: readonly Member[] = [
  member('lone', 'Lone Hansen', 'leader'),
  member('ole', 'Ole Bach', 'amr'),
  member('mette', 'Mette Holm', 'other'),
  { ...member('kim', 'Kim Sand', 'other'), userId: '', directoryId: '' },
];

/** A group of the round's first course, linked to its channel. */
export function sampleGroup(programme: Programme): Group {
  const [course] = programme.courses;
  return {
    id: 'sample',
    round: programme.id,
    tenantId: 'tenant',
    reference: 'SMV-7K3F9Q',
    course: course?.id ?? '',
    municipality: 'Vejle Kommune',
    area: 'Ældreområdet',
    members: people,
    coordinator: 'mette',
    channel: {
      address: { tenantId: 'tenant', conversationId: '19:group', serviceUrl: 'https://smba.trafficmanager.net/emea/', botId: 'bot' },
      teamId: '19:team',
    },
    away: undefined,
    rhythm: { ...usualRhythm, since: course?.meetings[0]?.date ?? '' },
    language: 'da',
    shares: false,
  };
}

/** Five actions some weeks after they were agreed on: one overdue, one finished before today. `meeting` is the day of the next meeting. */
export function sampleActions(programme: Programme, today: string, meeting: string) {
  const [first, second, third, fourth] = programme.elements.map(({ id }) => id);
  const action = (id: string, order: number, more: Partial<Action>): Action => ({
    id,
    what: '',
    why: '',
    element: '',
    who: '',
    by: meeting,
    step: '',
    status: 'open',
    order,
    carried: 0,
    answered: undefined,
    stuckWeeks: [],
    help: undefined,
    createdAt: moment(`${addDays(today, -40)}T11:00`).toISOString(),
    removed: false,
    ...more,
  });
  return {
    visits: action('visits', 1, {
      what: 'Risikovurdere hjemmebesøg om aftenen',
      why: 'Vi kommer alene ud til borgere, vi ikke kender, og telefonen dækker ikke alle steder.',
      element: first ?? '',
      who: 'ole',
      by: addDays(today, -5),
      step: 'Spørge aftenvagterne, hvilke besøg de helst er to om',
      status: 'going',
      answered: {
        week: '',
        answer: 'going',
        word: 'Skemaet er lavet, men ikke prøvet endnu',
        by: 'ole',
        at: moment(`${addDays(today, -7)}T10:10`).toISOString(),
      },
    }),
    practice: action('practice', 2, {
      what: 'Øve nedtrapning i ti minutter på hvert personalemøde',
      why: 'Mange har været på kursus, men det bliver glemt, når det brænder på.',
      element: second ?? '',
      who: 'mette',
      step: 'Finde en situation, alle kender, til det første møde',
    }),
    afterwards: action('afterwards', 3, {
      what: 'Aftale, hvem der ringer til en kollega samme aften, der er sket noget',
      why: 'Nogle er gået alene hjem.',
      element: third ?? '',
      who: 'lone',
      step: 'Tage det op på ledermødet',
      carried: 1,
      status: 'going',
    }),
    procedure: action('procedure', 4, {
      what: 'Hænge en kort instruks op ved alle vagttelefoner',
      element: fourth ?? '',
      who: 'kim',
    }),
    poster: action('poster', 5, {
      what: 'Fortælle om netværket på MED-mødet',
      element: implementation,
      who: 'lone',
      by: addDays(today, -20),
      status: 'done',
      answered: { week: '', answer: 'done', word: '', by: 'lone', at: moment(`${addDays(today, -21)}T09:15`).toISOString() },
    }),
  };
}
