import { parseProgramme } from '../../src/core/programme.js';

/** A round that never was: three courses, other rules, other people. It proves that a round is data and no code. */
export const madeUp = parseProgramme({
  id: '2027',
  name: { da: 'Trygt arbejde', en: 'Safe work' },
  demoStart: '2027-01-11T09:00',
  page: { da: 'Programsiden', en: 'The programme page' },
  sources: {
    practical: { da: 'Praktisk', en: 'Practical' },
    signup: { da: 'Tilmelding', en: 'Sign up' },
    participants: { da: 'Deltagere', en: 'Participants' },
    questions: { da: 'Spørgsmål', en: 'Questions' },
    approach: { da: 'Tilgangen', en: 'The approach' },
  },
  meetingTime: { start: '10:00', end: '15:30' },
  courses: [
    {
      id: 'odense',
      name: { da: 'Odense', en: 'Odense' },
      aliases: ['odense', 'fyn'],
      deadline: '2027-02-01',
      meetings: [
        { date: '2027-02-22', venue: { name: 'Magasinet', street: 'Vestergade' } },
        { date: '2027-05-18', venue: { name: 'Magasinet', street: 'Vestergade' } },
      ],
    },
    {
      id: 'aalborg',
      name: { da: 'Aalborg', en: 'Aalborg' },
      aliases: ['aalborg', 'nordjylland'],
      deadline: '2027-02-08',
      meetings: [
        { date: '2027-03-02', venue: { name: 'Nordkraft' } },
        { date: '2027-05-25', venue: { name: 'Nordkraft' } },
      ],
    },
    {
      id: 'roenne',
      name: { da: 'Rønne', en: 'Rønne' },
      aliases: ['rønne', 'bornholm'],
      deadline: '2027-02-15',
      meetings: [
        { date: '2027-03-09', venue: { name: 'Musikhuset' } },
        { date: '2027-06-01', venue: { name: 'Musikhuset' } },
      ],
    },
  ],
  retention: {
    drafts: 3,
    applications: 9,
    plans: 4,
    feedback: 5,
    unanswered: 2,
    conversations: 10,
    greetings: 7,
    deadLetters: 1,
  },
  contacts: [
    {
      id: 'kim',
      name: 'Kim Falk',
      organisation: 'Netværkskontoret',
      phone: '11223344',
      mail: 'kim@example.dk',
      aliases: ['kim', 'falk'],
      receivesApplications: true,
    },
    {
      id: 'bo',
      name: 'Bo Dam',
      organisation: 'Fagligt Forum',
      phone: '55667788',
      mail: 'bo@example.dk',
      aliases: ['bo', 'dam'],
      receivesApplications: false,
    },
  ],
  composition: { leaders: 2, employeeReps: 2, others: 1, maxPerArea: 6, coordinators: 1 },
  price: { amount: 1500, selfPaid: { da: ['overnatning'], en: ['overnight stay'] }, andMore: false },
  catering: false,
  otherMembers: { da: ['psykolog'], en: ['psychologist'] },
  elements: [
    { id: 'element-risk', da: 'Kend jeres risici.', en: 'Know your risks.' },
    { id: 'element-reduce', da: 'Gør noget ved dem.', en: 'Do something about them.' },
    { id: 'element-readiness', da: 'Vær klar, når det sker.', en: 'Be ready when it happens.' },
  ],
  topics: {
    parking: { source: 'practical', da: 'Der er gratis parkering ved alle mødestederne.', en: 'There is free parking at all venues.' },
    'how-to-apply': { source: 'signup', da: 'Send en mail til {contact} på {mail}.', en: 'Send a mail to {contact} at {mail}.' },
    ferry: { source: 'practical', da: 'Færgen til Bornholm betales af netværket.', en: 'The network pays the ferry to Bornholm.' },
  },
  phrasings: {
    ferry: {
      da: [
        'hvem betaler færgen',
        'skal vi selv betale færgebilletten',
        'hvad med færgen til {course}',
        'dækker netværket færgeoverfarten',
        'færge billet',
      ],
      en: ['who pays for the ferry', 'do we pay the ferry ticket ourselves', 'ferry to {course}', 'is the ferry covered'],
    },
  },
});
