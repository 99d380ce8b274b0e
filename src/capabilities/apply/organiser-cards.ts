import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import { dayOf, longDate } from '../../core/calendar.js';
import { adaptiveCard, button, heading, type Notice, noticeBox, ownWords, subheading } from '../../core/card.js';
import type { Language } from '../../core/language.js';
import { mainContact } from '../../core/programme.js';
import { capitalised } from '../../core/wording.js';
import { dayAndTime, differs, type MailState, mailText, sentWhen } from './after-cards.js';
import { type Application, type State, states } from './application.js';
import type { Setting } from './card-parts.js';
import { courseName, municipalityName, nameOf } from './explain.js';
import { countsOf } from './findings.js';
import { next } from './machine.js';
import { paperTexts } from './paper-texts.js';
import { texts } from './texts.js';

/** What the organisers' card of an application shows beside the application. */
export interface OrganiserExtras {
  readonly mail: MailState | undefined;
  /** There is another application from the same municipality and area. */
  readonly twin: boolean;
  /** Somebody of the group may not have heard what was decided. */
  readonly unheard?: boolean;
  readonly notices?: readonly Notice[];
  /** What the organiser had typed, where it was not taken. */
  readonly word?: string;
}

/** An application as the organisers see it in their channel: facts, findings, and what they can answer. It shows what was sent, never what is being changed. */
export function organiserCard(
  application: Application,
  setting: Setting,
  { mail, twin, unheard = false, notices = [], word }: OrganiserExtras,
): IAdaptiveCard {
  const { language, programme } = setting;
  const t = texts[language].organiser;
  const all = texts[language];
  const { id, state, decision, submission, origin } = application;
  const content = submission?.content ?? application.content;
  const { fields, members } = content;
  const counts = countsOf(members);
  const coordinator = members.find((member) => member.id === fields.coordinator);
  const group = all.group.counts(
    all.group.people(members.length),
    all.group.leaders(counts.leaders),
    all.group.reps(counts.employeeReps),
    all.group.others(counts.others),
  );
  const med = [
    fields.level === 'area' ? all.levels.area : fields.level === 'top' ? all.levels.top : '',
    fields.basis === 'decided' ? t.decided(longDate(fields.decidedOn, language)) : '',
    fields.basis === 'advance' ? t.advance(longDate(fields.meetsOn, language)) : '',
  ].filter((part) => part !== '');
  // Of one that came by mail only the day is known.
  const received = submission ? longDate(dayOf(new Date(submission.at)), language) : '';
  const sent = origin === 'mail' ? received : submission ? sentWhen(submission, language) : '';
  const contact = mainContact(programme);
  // Before it has left there is nothing to say of it, and so nothing to bring up to date while somebody is typing.
  const known = mail && mail.state !== 'waiting' ? mailText(mail, contact.name, language) : '';
  const mailLine = mail?.state === 'failed' ? t.mailFailed(mail.code) : mail?.state === 'retrying' ? t.mailRetrying(mail.code) : known;
  const facts: readonly (readonly [string, string])[] = [
    [t.reference, application.reference],
    [t.course, courseName(fields, programme, language)],
    [t.med, med.join(': ')],
    [t.group, origin === 'mail' ? t.registered : group],
    [origin === 'mail' ? t.received : t.sent, sent],
    [all.mail.state, origin === 'mail' ? '' : mailLine],
  ];
  const findings = [
    ...(fields.basis === 'advance' ? [t.advanceFinding] : []),
    ...(twin ? [t.twin] : []),
    ...(differs(application) ? [t.unsent] : []),
  ];
  const body: CardElement[] = [
    heading(municipalityName(fields) || all.title),
    ...(fields.level === 'area' && fields.area !== ''
      ? ownWords(fields.area, { weight: 'Bolder' }).map((line) => ({ ...line, spacing: 'None' as const }))
      : []),
    {
      type: 'TextBlock',
      text: stateName(shownState(state), language),
      wrap: true,
      spacing: 'None',
      weight: 'Bolder',
    },
    { type: 'FactSet', facts: facts.filter(([, value]) => value !== '').map(([title, value]) => ({ title, value })) },
    ...(coordinator
      ? [
          { type: 'TextBlock', text: t.coordinator, wrap: true, weight: 'Bolder', size: 'Small' } as const,
          ...ownWords([nameOf(coordinator, language), coordinator.mail].filter((part) => part !== '').join(' · ')).map((line) => ({
            ...line,
            spacing: 'None' as const,
          })),
        ]
      : []),
    ...(fields.change === ''
      ? []
      : [
          { type: 'TextBlock', text: t.change, wrap: true, weight: 'Bolder', size: 'Small' } as const,
          ...ownWords(fields.change).map((line) => ({ ...line, spacing: 'None' as const })),
        ]),
    ...(origin === 'mail' && findings.length === 0
      ? []
      : [
          noticeBox({
            text: findings.length > 0 ? [t.findings, ...findings].join(' ') : t.noFindings,
            tone: findings.length > 0 ? 'warning' : 'good',
          }),
        ]),
    ...(decision ? decided(application, setting) : []),
    ...(origin === 'mail' && state === 'accepted' ? [{ type: 'TextBlock', text: t.tellNext, wrap: true } as const] : []),
    ...(unheard ? [noticeBox({ text: t.unheard, tone: 'warning' })] : []),
    ...notices.map(noticeBox),
    ...(can(state)
      ? [
          {
            type: 'Input.Text',
            id: 'word',
            label: origin === 'mail' ? t.note : t.word,
            placeholder: origin === 'mail' ? t.noteHint : t.wordHint,
            isMultiline: true,
            maxLength: mostWord,
            ...(word ? { value: word } : {}),
          } as const,
        ]
      : []),
  ];
  const answer = (title: string, what: string, style?: 'positive' | 'destructive') =>
    button(title, 'apply.decide', { id, version: submission?.version ?? 0, seen: decision?.at ?? '', what, language }, style);
  const remove = origin === 'mail' && state !== 'withdrawn' ? [button(t.unregister, 'apply.unregister', { id, language })] : [];
  const again = mail?.state === 'failed' ? [button(t.resend, 'apply.resend', { id, language })] : [];
  return adaptiveCard(
    language,
    body,
    can(state)
      ? [
          ...(state === 'accepted' ? [] : [answer(t.accept, 'accept', 'positive')]),
          ...(state === 'waiting' ? [] : [answer(t.waitlist, 'waitlist')]),
          answer(t.more, 'ask-more'),
          ...(state === 'declined' ? [] : [answer(t.decline, 'decline')]),
          ...again,
          ...remove,
        ]
      : again,
  );
}

/** To the organisers, what was taken back is so until it is sent again. */
function shownState(state: State): State {
  return state === 'draft' ? 'withdrawn' : state;
}

/** A state as the organisers call it, on cards and in papers. */
function stateName(state: State, language: Language): string {
  return capitalised(paperTexts[language].states[state]);
}

/** How long the organisers' word to the group may be, in characters. */
export const mostWord = 1000;

function can(state: State): boolean {
  return 'state' in next(state, 'accept', { open: true, asked: false, advance: false, complete: true });
}

function decided({ decision, origin }: Application, { language }: Setting): CardElement[] {
  if (!decision) return [];
  const t = texts[language];
  const line = t.organiser.by(t.organiser.did[decision.what], decision.by || t.organiser.unknown, dayAndTime(decision.at, language));
  return [
    ...ownWords(line, { weight: 'Bolder' }),
    ...(decision.word === ''
      ? []
      : ownWords(`${origin === 'mail' ? t.organiser.note : t.organiser.word}: ${decision.word}`, { isSubtle: true })),
  ];
}

/** As many lines of a course as one card shows. */
const mostListed = 30;

/** Every application that was sent, by course, with counts. `unshown` are the ids of those whose card may be missing in the channel. */
export function listCard(
  applications: readonly Application[],
  { language, programme }: Setting,
  unshown: ReadonlySet<string> = new Set(),
): IAdaptiveCard {
  const t = texts[language];
  const contentOf = ({ submission, content }: Application) => submission?.content ?? content;
  const body: CardElement[] = [
    heading(t.list.title),
    ...programme.courses.flatMap((course): CardElement[] => {
      const of = applications.filter((application) => contentOf(application).fields.course === course.id);
      const counts = states
        .map((state) => ({
          name: stateName(state, language),
          n: of.filter((application) => shownState(application.state) === state).length,
        }))
        .filter(({ n }) => n > 0)
        .map(({ name, n }) => `${name}: ${n}`);
      return [
        subheading(`${course.name[language]} · ${t.list.count(of.length)}`, { separator: true, spacing: 'Medium' }),
        ...(counts.length > 0
          ? [{ type: 'TextBlock', text: counts.join(' · '), wrap: true, isSubtle: true, spacing: 'None' } as const]
          : []),
        ...of
          .toSorted((one, other) => municipalityName(contentOf(one).fields).localeCompare(municipalityName(contentOf(other).fields), 'da'))
          .slice(0, mostListed)
          .flatMap((application) =>
            ownWords(
              [
                municipalityName(contentOf(application).fields),
                contentOf(application).fields.area,
                stateName(shownState(application.state), language),
                application.reference,
                unshown.has(application.id) ? t.list.unshown : '',
              ]
                .filter((part) => part !== '')
                .join(' · '),
            ),
          ),
        ...(of.length > mostListed
          ? [{ type: 'TextBlock', text: t.list.more(of.length - mostListed), wrap: true, isSubtle: true } as const]
          : []),
      ];
    }),
    ...(applications.some(({ id }) => unshown.has(id)) ? [noticeBox({ text: t.list.again, tone: 'warning' })] : []),
    {
      type: 'TextBlock',
      text: applications.length === 0 ? t.list.none : t.list.drafts,
      wrap: true,
      isSubtle: true,
      size: 'Small',
      spacing: 'Medium',
    },
  ];
  return adaptiveCard(language, body);
}

/** The way to the spreadsheet. */
export function sheetCard(count: number, url: string, { language }: Pick<Setting, 'language'>): IAdaptiveCard {
  const t = texts[language].sheet;
  return adaptiveCard(
    language,
    [{ type: 'TextBlock', text: t.text(count), wrap: true }],
    [{ type: 'Action.OpenUrl', title: t.button, url }],
  );
}

/** What an organiser types to register an application that came by mail. */
export const registerFields = ['municipality', 'course', 'area', 'name', 'mail', 'received'] as const;
export type RegisterField = (typeof registerFields)[number];

/** The form for an application that came by mail. */
export function registerCard(
  { language, programme }: Setting,
  municipalities: readonly { readonly id: string; readonly name: string }[],
  typed: Readonly<Partial<Record<RegisterField, string>>> = {},
  notices: readonly Notice[] = [],
): IAdaptiveCard {
  const t = texts[language];
  const value = (name: RegisterField) => (typed[name] ? { value: typed[name] } : {});
  return adaptiveCard(
    language,
    [
      heading(t.register.title),
      ...notices.map(noticeBox),
      {
        type: 'Input.ChoiceSet',
        id: 'municipality',
        label: t.fields.municipality,
        style: 'filtered',
        placeholder: t.placeholders.municipality,
        choices: municipalities.map(({ id, name }) => ({ title: name, value: id })),
        ...value('municipality'),
      },
      {
        type: 'Input.ChoiceSet',
        id: 'course',
        label: t.fields.course,
        style: 'expanded',
        choices: programme.courses.map(({ id, name }) => ({ title: name[language], value: id })),
        ...value('course'),
      },
      { type: 'Input.Text', id: 'area', label: t.fields.area, placeholder: t.placeholders.area, maxLength: 100, ...value('area') },
      { type: 'Input.Text', id: 'name', label: t.register.name, maxLength: 80, ...value('name') },
      { type: 'Input.Text', id: 'mail', label: t.register.mail, style: 'Email', maxLength: 120, ...value('mail') },
      { type: 'Input.Date', id: 'received', label: t.register.received, ...value('received') },
    ],
    [button(t.register.save, 'apply.register', { language }, 'positive')],
  );
}
