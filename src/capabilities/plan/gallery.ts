import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { addDays, moment, weekday } from '../../core/calendar.js';
import type { Language } from '../../core/language.js';
import type { Programme } from '../../core/programme.js';
import { weekOf } from '../../core/rhythm.js';
import { actionCard, removeCard } from './action-cards.js';
import type { Setting } from './card-parts.js';
import { countsOf } from './chart.js';
import { checkInCard } from './check-in-card.js';
import { chooseGroupCard, groupCard, memberCard, unlinkCard } from './group-cards.js';
import { adviceCard, helpCard } from './help-cards.js';
import { captureCard, digestCard, paperCard, webinarCard } from './meeting-cards.js';
import { type GroupView, overviewCard } from './organiser-cards.js';
import type { Action, Answered, Plan } from './plan.js';
import { planCard } from './plan-cards.js';
import { people, sampleActions, sampleGroup } from './sample.js';
import { texts } from './texts.js';

/** Each kind of card that Plan sends, as it looks on a Monday between the first course's first two meetings. */
export function gallery(programme: Programme, language: Language): Readonly<Record<string, IAdaptiveCard>> {
  const t = texts[language];
  const [course] = programme.courses;
  if (!course) throw new Error('a parsed programme has a course');
  const meetingAt = (number: number) => course.meetings[number - 1] ?? { date: '', venue: { name: '' } };
  const last = course.meetings.length;
  const next = meetingAt(2);
  const today = mondayFrom(addDays(meetingAt(1).date, 40));
  const at = (day: string): Setting => ({ programme, language, now: moment(`${day}T09:00`) });
  const setting = at(today);
  const now = setting.now.toISOString();
  const [week, before] = [weekOf(today), weekOf(addDays(today, -7))];

  const group = sampleGroup(programme);
  const actions = sampleActions(programme, today, next.date);
  const { visits, practice, afterwards, procedure, poster } = actions;
  const plan: Plan = { group, actions: Object.values(actions) };
  const of = (...some: Action[]): Plan => ({ group, actions: some });
  const said = (answer: Answered['answer'], by: string, word = ''): Answered => ({ week, answer, word, by, at: now });
  const going: Action = { ...visits, answered: said('going', 'ole', 'Prøvet på tre besøg. Det virker.') };
  const done: Action = { ...afterwards, status: 'done', answered: said('done', 'lone') };
  const same: Action = { ...procedure, answered: said('same', 'kim') };
  const stuck: Action = {
    ...practice,
    status: 'stuck',
    stuckWeeks: [before, week],
    answered: said('help', 'mette', 'Vi kan ikke få afløsning, så ingen kan komme fra til at øve det.'),
  };
  const asked: Action = { ...stuck, help: { askedAt: now, answer: '', by: '', key: '' } };
  const advice = 'Læg de ti minutter på et møde, I alligevel holder, og lad to ad gangen vise det.\nJeg ringer til jer torsdag kl. 10.';
  const advised: Action = { ...stuck, help: { askedAt: now, answer: advice, by: 'Signe Krogh', key: '' } };

  const url = 'https://bot.example.dk/files/plan/';
  const webinar = {
    title: { da: 'Webinar: Når det sker på nettet', en: 'Webinar: when it happens online' },
    date: addDays(today, 9),
    start: '13:00',
    end: '14:30',
  };
  return {
    'check-in': checkInCard(plan, week, setting),
    'check-in-partly': checkInCard(of(going, practice, procedure, poster, done), week, setting, { unsure: [before] }),
    'check-in-stuck': checkInCard(of(visits, stuck, poster), week, setting),
    'check-in-help-asked': checkInCard(of(visits, asked, poster), week, setting, { notices: [{ text: t.say.helpSent, tone: 'good' }] }),
    'check-in-all-answered': checkInCard(of(going, advised, same, poster, done), week, setting),
    'check-in-nothing-open': checkInCard(of(poster), week, setting),
    plan: planCard(plan, setting),
    'plan-empty': planCard(of(), setting),
    'plan-carry': planCard(plan, setting, { carry: 2 }),
    'action-new': actionCard(of(), undefined, setting, { fresh: 'fresh' }),
    action: actionCard(plan, practice, setting, {}),
    'action-not-taken': actionCard(plan, visits, setting, {
      notices: [{ text: t.say.cpr(t.fields.why), tone: 'attention' }],
      typed: { why: 'Vi kommer alene ud om aftenen.' },
    }),
    remove: removeCard(plan, afterwards, setting),
    group: groupCard(group, setting),
    'group-away': groupCard(
      {
        ...group,
        away: { why: 'removed', since: now },
        rhythm: { ...group.rhythm, time: '09:30', everyWeeks: 2, pausedUntil: addDays(today, 14) },
        shares: true,
      },
      setting,
      [{ text: t.say.memberUsed, tone: 'good' }],
    ),
    'member-new': memberCard(group, undefined, setting, { fresh: 'fresh' }),
    member: memberCard(group, people[2], setting, {}),
    unlink: unlinkCard(group, setting),
    choose: chooseGroupCard([group, { ...group, id: 'other', area: 'Socialområdet' }, { ...group, id: 'top', area: '' }], setting),
    capture: captureCard(of(), 1, at(addDays(meetingAt(1).date, 1))),
    'capture-unfinished': captureCard(plan, 2, at(addDays(next.date, 1))),
    'capture-last': captureCard(of(visits, practice, poster), last, at(addDays(meetingAt(last).date, 1))),
    digest: digestCard(of(going, advised, same, poster, done), next, at(addDays(next.date, -5)), { calendarUrl: `${url}meeting.ics` }),
    'digest-empty': digestCard(of(), next, at(addDays(next.date, -3)), { calendarUrl: `${url}meeting.ics` }),
    webinar: webinarCard(group, { ...webinar, url: 'https://example.dk/webinar' }, setting, { calendarUrl: `${url}webinar.ics` }),
    'webinar-no-link': webinarCard(group, webinar, setting, { calendarUrl: `${url}webinar.ics` }),
    paper: paperCard(`${url}00000000.docx`, setting),
    help: helpCard(group, stuck, setting),
    'help-answered': helpCard(group, advised, setting),
    advice: adviceCard(advised, setting),
    overview: overviewCard(views(plan, programme, now, { week: before, why: t.overview.why.missed }), setting),
    'overview-none': overviewCard([], setting),
  };
}

function mondayFrom(day: string): string {
  return addDays(day, (8 - weekday(day)) % 7);
}

/** Groups of every course, with each kind of trouble. */
function views({ group, actions }: Plan, programme: Programme, now: string, failure: GroupView['failed'][number]): GroupView[] {
  const other = programme.courses.at(-1)?.id ?? '';
  const view = (more: Partial<GroupView['group']>, rest: Partial<GroupView> = {}): GroupView => ({
    group: { ...group, id: more.municipality ?? group.id, ...more },
    counts: countsOf(actions),
    lastActivity: now,
    uncertain: 0,
    failed: [],
    actions,
    ...rest,
  });
  const none = { counts: countsOf([]), actions: [] };
  return [
    view({ shares: true }),
    view({ municipality: 'Høje-Taastrup Kommune', area: '' }, { counts: { done: 4, going: 2, open: 0, stuck: 1 } }),
    view({ municipality: 'Lolland Kommune', area: 'Socialområdet', away: { why: 'removed', since: now } }, { uncertain: 1 }),
    view({ municipality: 'Faxe Kommune', area: 'Dagtilbud', course: other }, { ...none, lastActivity: '' }),
    view(
      { municipality: 'Aarhus Kommune', area: 'Sundhed og Omsorg', course: other },
      { failed: [failure], counts: { done: 1, going: 3, open: 2, stuck: 0 } },
    ),
    view({ municipality: 'Skive Kommune', area: '', course: other, channel: undefined }),
  ];
}
