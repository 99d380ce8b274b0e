import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { addDays, moment } from '../../core/calendar.js';
import type { Language } from '../../core/language.js';
import { municipalities } from '../../core/municipalities.js';
import type { Programme } from '../../core/programme.js';
import { coordinatorCard, decisionCard, medCard, statusCard, withdrawCard } from './after-cards.js';
import { type Application, emptyFields, type Member } from './application.js';
import type { Setting } from './card-parts.js';
import { formCard } from './form.js';
import { leavingCard, memberCard, shareCard, unsaved } from './group-cards.js';
import { backCard, chooseCard, missingCard, reminderCard } from './lead-cards.js';
import { listCard, organiserCard, registerCard, sheetCard } from './organiser-cards.js';
import { texts } from './texts.js';

const people: readonly Member[] = [
  { id: 'm1', name: 'Lone Hansen', mail: 'lone.hansen@vejle.example', role: 'leader', title: 'Områdeleder', area: 'Sundhed og Ældre' },
  { id: 'm2', name: 'Ole Bach', mail: 'ole.bach@vejle.example', role: 'amr', title: '', area: 'Sundhed og Ældre' },
  { id: 'm3', name: 'Mette Holm', mail: 'mette.holm@vejle.example', role: 'other', title: 'HR-konsulent', area: 'Personale' },
  { id: 'm4', name: 'Kim Sand', mail: 'kim.sand@vejle.example', role: 'other', title: 'Arbejdsmiljøkoordinator', area: 'Personale' },
];

/** Each kind of card that Apply sends, as it looks on the morning the demo clock starts. */
export function gallery(programme: Programme, language: Language): Readonly<Record<string, IAdaptiveCard>> {
  const now = moment(programme.demoStart);
  const setting: Setting = { programme, language, now };
  const whole = sample(programme, now);
  const t = texts[language];
  const { content } = whole;
  const [first] = people;
  const broken: Application = { ...whole, content: { fields: { ...content.fields, coordinator: '' }, members: people.slice(1, 3) } };
  const advance: Application = {
    ...whole,
    content: { ...content, fields: { ...content.fields, basis: 'advance', decidedOn: '', chair: 'yes', viceChair: '', meetsOn: '' } },
  };
  const submission = { content, version: 1, at: now.toISOString(), firstAt: now.toISOString() };
  const sent: Application = { ...whole, state: 'submitted', submission };
  const decision = {
    what: 'accepted',
    word: 'Velkommen! Vi glæder os til at se jer.',
    by: 'Freja Vinther',
    at: now.toISOString(),
  } as const;
  const accepted: Application = { ...sent, state: 'accepted', decision };
  const more: Application = {
    ...sent,
    state: 'more',
    decision: { ...decision, what: 'more', word: 'Skriv gerne lidt mere om,\nhvad I vil ændre.' },
  };
  const mail = { state: 'sent', code: '', place: '.local/mail/SMV-7K3F9Q-1.eml' } as const;
  return {
    'step-course': formCard({ ...whole, content: { fields: emptyFields, members: [] } }, 'course', setting),
    'step-med': formCard(advance, 'med', setting),
    'step-group': formCard(whole, 'group', setting),
    'step-group-broken': formCard(broken, 'group', setting),
    'step-motivation': formCard(whole, 'motivation', setting, {
      notices: [
        { text: t.collision(t.fields.change), words: 'Færre episoder om aftenen', tone: 'warning' },
        { text: t.collisionChoice, tone: 'warning' },
      ],
      collided: true,
    }),
    'step-course-told': formCard(whole, 'course', setting, {
      notices: [
        { text: t.saysOther(t.fields.municipality), words: 'Vejle Kommune', tone: 'warning' },
        { text: t.collisionChoice, tone: 'warning' },
      ],
      typed: { municipality: 'kolding' },
      collided: true,
    }),
    'step-motivation-more': formCard(more, 'motivation', setting),
    'step-review': formCard(whole, 'review', setting, { twin: true }),
    'step-review-broken': formCard(broken, 'review', setting),
    'step-review-changed': formCard(sent, 'review', setting, { notices: [{ text: t.review.changedSince, tone: 'attention' }] }),
    missing: missingCard(broken, setting),
    'member-new': memberCard(whole, unsaved(), setting),
    ...(first ? { member: memberCard(whole, first, setting) } : {}),
    ...(first ? { 'member-leaving': leavingCard(whole, first, setting) } : {}),
    'member-collision': memberCard(whole, people[1] ?? unsaved(), setting, {
      notices: [
        { text: t.collision(t.member.area), words: 'Sundhed og Omsorg', tone: 'warning' },
        { text: t.collisionChoice, tone: 'warning' },
      ],
      typed: { area: 'Ældre' },
      collided: true,
    }),
    'step-course-closed': formCard(whole, 'course', { ...setting, now: moment(addDays(programme.courses[0]?.deadline ?? '', 1)) }),
    share: shareCard(whole, 'other', setting),
    receipt: statusCard(sent, setting, { title: t.receipt.title, mail }),
    status: statusCard(accepted, setting, { mail, whole: true }),
    'status-advance': statusCard({ ...sent, submission: { ...submission, content: withMeeting(whole, now) } }, setting, { mail }),
    'status-withdrawn': statusCard({ ...sent, state: 'withdrawn' }, setting, { mail }),
    choose: chooseCard([whole, { ...sent, id: 'other', reference: 'SMV-2B4C6D' }], setting),
    withdraw: withdrawCard(sent, setting),
    'withdraw-accepted': withdrawCard(accepted, setting),
    coordinator: coordinatorCard(sent, setting),
    'med-decision': medCard({ ...sent, submission: { ...submission, content: withMeeting(whole, now) } }, setting),
    reminder: reminderCard(broken, programme.courses[0], { ...setting, now: moment(addDays(programme.courses[0]?.deadline ?? '', -7)) }),
    back: backCard(whole, 'med', language),
    'decision-accepted': decisionCard(accepted, setting),
    'decision-more': decisionCard(more, setting),
    'decision-waiting': decisionCard({ ...accepted, state: 'waiting', decision: { ...decision, what: 'waiting', word: '' } }, setting),
    'decision-declined': decisionCard({ ...accepted, state: 'declined', decision: { ...decision, what: 'declined', word: '' } }, setting),
    'organiser-new': organiserCard(sent, setting, { mail: { state: 'waiting', code: '', place: undefined }, twin: true }),
    'organiser-decided': organiserCard(accepted, setting, { mail, twin: false }),
    'organiser-mail-failed': organiserCard(more, setting, {
      mail: { state: 'failed', code: 'ECONNREFUSED', place: undefined },
      twin: false,
    }),
    'organiser-answered': organiserCard(accepted, setting, {
      mail,
      twin: false,
      notices: [{ text: t.organiser.answered, tone: 'warning' }],
      word: 'Vi ses.',
    }),
    'organiser-unheard': organiserCard(accepted, setting, { mail, twin: false, unheard: true }),
    'organiser-registered': organiserCard({ ...sent, origin: 'mail' }, setting, { mail: undefined, twin: false }),
    list: listCard([sent, { ...accepted, id: 'other', reference: 'SMV-2B4C6D' }], setting, new Set(['other'])),
    sheet: sheetCard(2, 'https://bot.example.dk/files/apply/00000000.xlsx', setting),
    register: registerCard(setting, municipalities),
  };
}

function withMeeting({ content }: Application, now: Date): Application['content'] {
  const meetsOn = addDays(now.toISOString().slice(0, 10), -1);
  return { ...content, fields: { ...content.fields, basis: 'advance', decidedOn: '', chair: 'yes', viceChair: 'yes', meetsOn } };
}

function sample(programme: Programme, now: Date): Application {
  const day = now.toISOString().slice(0, 10);
  const elements = programme.elements.slice(0, 2).map(({ id }) => id);
  return {
    id: 'sample',
    round: programme.id,
    tenantId: 'tenant',
    reference: 'SMV-7K3F9Q',
    state: 'draft',
    content: {
      fields: {
        ...emptyFields,
        course: programme.courses[0]?.id ?? '',
        municipality: 'vejle',
        level: 'area',
        area: 'Ældreområdet',
        basis: 'decided',
        decidedOn: addDays(day, -10),
        coordinator: 'm3',
        done: 'Vi registrerer episoder og har holdt kurser i konflikthåndtering.',
        elements: elements.join(','),
        change: 'Færre episoder i hjemmeplejen.\nBedre hjælp til kolleger bagefter.',
        time: 'yes',
      },
      members: people,
    },
    submission: undefined,
    decision: undefined,
    editors: [
      {
        userId: 'anne',
        name: 'Anne Holm',
        mail: '',
        language: 'da',
        address: { tenantId: 'tenant', conversationId: 'a:anne', serviceUrl: 'https://smba.trafficmanager.net/emea/', botId: 'bot' },
      },
    ],
    keeper: 'anne',
    invited: [],
    origin: 'chat',
    createdAt: now.toISOString(),
  };
}
