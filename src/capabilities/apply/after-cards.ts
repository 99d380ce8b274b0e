import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import { dayOf, longDate, timeOf } from '../../core/calendar.js';
import { adaptiveCard, button, heading, type Notice, noticeBox, ownWords, textBlock } from '../../core/card.js';
import type { Language } from '../../core/language.js';
import { mainContact } from '../../core/programme.js';
import { clockTime, reach } from '../../core/wording.js';
import type { Application, Member, Submission } from './application.js';
import { closedBox, contentElements, type Setting } from './card-parts.js';
import { courseName, municipalityName, nameOf } from './explain.js';
import { firstStep, isAskedAbout, isOpen, standsOnAdvance } from './findings.js';
import { type Event, next } from './machine.js';
import { texts } from './texts.js';

/** How the mail to the organisers stands. */
export interface MailState {
  readonly state: 'waiting' | 'retrying' | 'sent' | 'failed';
  readonly code: string;
  /** Where it lies, in local mode. */
  readonly place: string | undefined;
}

/** What may be done with it now, as far as it is the group's to do. */
export function allowed(application: Application, event: Event, { programme, now }: Pick<Setting, 'programme' | 'now'>): boolean {
  const content = application.submission?.content ?? application.content;
  return (
    'state' in
    next(application.state, event, {
      open: isOpen(content.fields.course, programme, now),
      asked: isAskedAbout(content.fields.course, application),
      advance: standsOnAdvance(application),
      complete: true,
    })
  );
}

/** An application that is under way or sent: what it is, where it stands, what can be done. Also the receipt. */
export function statusCard(
  application: Application,
  setting: Setting,
  {
    title,
    notices = [],
    mail,
    whole = false,
  }: { readonly title?: string; readonly notices?: readonly Notice[]; readonly mail?: MailState; readonly whole?: boolean } = {},
): IAdaptiveCard {
  const { language, programme } = setting;
  const t = texts[language];
  const { id, state, submission, decision } = application;
  const content = submission?.content ?? application.content;
  const course = programme.courses.find((one) => one.id === content.fields.course);
  const contact = mainContact(programme);
  const can = (event: Event) => allowed(application, event, setting);
  const facts: readonly (readonly [string, string])[] = [
    [t.receipt.reference, application.reference],
    [t.fields.municipality, municipalityName(content.fields)],
    [t.receipt.course, courseName(content.fields, programme, language)],
    [t.receipt.state, t.states[state]],
    [t.receipt.sent, submission ? sentWhen(submission, language) : ''],
    [t.mail.state, mail && submission ? mailText(mail, contact.name, language) : ''],
  ];
  const body: CardElement[] = [
    heading(title ?? t.title),
    ...notices.map(noticeBox),
    { type: 'FactSet', facts: facts.filter(([, value]) => value !== '').map(([name, value]) => ({ title: name, value })) },
    ...(state === 'draft' || state === 'more' ? closedBox(application, setting) : []),
    // What was decided holds no longer where it was taken back.
    ...(decision && state !== 'withdrawn' ? [...decisionLines(application, setting), ...wordLines(decision.word, t.decision.word)] : []),
    ...(state === 'submitted' && can('edit') && course ? [textBlock(t.receipt.until(longDate(course.deadline, language)))] : []),
    ...(state === 'submitted' ? [textBlock(t.receipt.answer(reach(contact, language)))] : []),
    ...(submission && application.content !== content && differs(application) && can('edit')
      ? [noticeBox({ text: t.review.changed, tone: 'warning' })]
      : []),
    ...(mail?.place ? [{ type: 'TextBlock', text: t.receipt.local(mail.place), wrap: true, isSubtle: true, size: 'Small' } as const] : []),
    ...(whole ? contentElements(content, setting) : []),
  ];
  const data = { id, language };
  return adaptiveCard(language, body, [
    ...(can('edit')
      ? [
          button(
            state === 'draft' ? t.continue : t.receipt.edit,
            'apply.open',
            { ...data, step: firstStep(application, setting) },
            'positive',
          ),
        ]
      : []),
    ...(can('edit') || whole ? [] : [button(t.receipt.see, 'apply.open', data)]),
    ...(can('amend') && content.members.length > 1 ? [button(t.receipt.coordinator, 'apply.coordinator', data)] : []),
    ...(can('amend') && standsOnAdvance(application) ? [button(t.medCard.yes, 'apply.med', { ...data, decided: 'ask' })] : []),
    ...(can('withdraw') ? [button(t.receipt.withdraw, 'apply.withdraw', data)] : []),
    ...(can('reopen') ? [button(t.receipt.reopen, 'apply.reopen', data)] : []),
  ]);
}

/** Whether something was changed since it was sent. */
export function differs({ content, submission }: Application): boolean {
  return submission !== undefined && JSON.stringify(content) !== JSON.stringify(submission.content);
}

/** How the mail stands, as a person reads it. */
export function mailText({ state }: MailState, to: string, language: Language): string {
  const t = texts[language].mail;
  return state === 'sent' ? t.sent(to) : t[state];
}

function wordLines(word: string, before: string): CardElement[] {
  if (word === '') return [];
  return [{ type: 'TextBlock', text: before, wrap: true, weight: 'Bolder', spacing: 'Medium' }, ...ownWords(word)];
}

/** When it was sent, and when it was changed last. */
export function sentWhen({ firstAt, at, version }: Submission, language: Language): string {
  const first = dayAndTime(firstAt, language);
  return version > 1 ? `${first} (${texts[language].version(version)} ${dayAndTime(at, language)})` : first;
}

/** `10. november 2025 kl. 9.30` in Copenhagen, of a UTC moment. */
export function dayAndTime(at: string, language: Language): string {
  const moment = new Date(at);
  const time = clockTime(timeOf(moment), language);
  return `${longDate(dayOf(moment), language)} ${language === 'da' ? 'kl.' : 'at'} ${time}`;
}

function decisionLines({ decision, content, submission }: Application, { language, programme }: Setting): CardElement[] {
  if (!decision) return [];
  const t = texts[language].decision;
  const { fields } = submission?.content ?? content;
  const course = programme.courses.find(({ id }) => id === fields.course);
  const [first] = course?.meetings ?? [];
  const facts = {
    course: course?.name[language] ?? '',
    first: first ? longDate(first.date, language) : '',
    contact: reach(mainContact(programme), language),
  };
  return [textBlock(t.texts[decision.what](facts)), ...(decision.what === 'accepted' ? [textBlock(t.nextStep)] : [])];
}

/** What the group is told when the organisers have decided. */
export function decisionCard(application: Application, { language, programme, now }: Setting): IAdaptiveCard {
  const t = texts[language];
  const { id, decision, reference } = application;
  const data = { id, language };
  const body: CardElement[] = [
    heading(decision ? t.decision[decision.what] : t.title),
    { type: 'TextBlock', text: `${t.receipt.reference}: ${reference}`, wrap: true, isSubtle: true, spacing: 'None' },
    ...decisionLines(application, { language, programme, now }),
    ...wordLines(decision?.word ?? '', t.decision.word),
  ];
  const edit = decision?.what === 'more';
  return adaptiveCard(language, body, [
    edit
      ? button(t.receipt.edit, 'apply.open', { ...data, step: firstStep(application, { programme, now }) }, 'positive')
      : button(t.receipt.see, 'apply.open', data),
  ]);
}

/** "Are you sure?" before it is taken back. */
export function withdrawCard(application: Application, setting: Setting, notices: readonly Notice[] = []): IAdaptiveCard {
  const { id, state, content, submission } = application;
  const { language, programme, now } = setting;
  const t = texts[language].withdrawCard;
  const open = isOpen((submission?.content ?? content).fields.course, programme, now);
  return adaptiveCard(
    language,
    [
      heading(t.title),
      ...notices.map(noticeBox),
      ...(state === 'accepted' || state === 'waiting' ? [textBlock(t.place[state])] : []),
      textBlock(state === 'draft' ? t.draft : open ? `${t.sent} ${t.reopen}` : t.sent),
    ],
    [
      button(t.yes, 'apply.withdraw', { id, sure: 'yes', version: submission?.version ?? 0, language }, 'destructive'),
      button(t.no, 'apply.open', { id, language }),
    ],
  );
}

/** A new tovholder, for an application that was sent; `named` is who was named for it. */
export function coordinatorCard({ id, submission, content }: Application, { language }: Setting, named?: Member): IAdaptiveCard {
  const t = texts[language];
  const { members, fields } = submission?.content ?? content;
  const chosen = named?.id ?? fields.coordinator;
  return adaptiveCard(
    language,
    [
      heading(t.coordinatorCard.title),
      {
        type: 'Input.ChoiceSet',
        id: 'coordinator',
        label: t.fields.coordinator,
        // Radio buttons read Markdown, and these are people's names.
        style: 'compact',
        choices: members.map((member) => ({ title: nameOf(member, language), value: member.id })),
        ...(chosen === '' ? {} : { value: chosen }),
      },
    ],
    [button(t.coordinatorCard.save, 'apply.coordinator', { id, language }, 'positive'), button(t.back, 'apply.open', { id, language })],
  );
}

/** Asks whether MED has decided, once its meeting has been. */
export function medCard(
  { id, reference, submission, content }: Application,
  { language }: Setting,
  notices: readonly Notice[] = [],
): IAdaptiveCard {
  const t = texts[language].medCard;
  const { meetsOn } = (submission?.content ?? content).fields;
  return adaptiveCard(
    language,
    [
      heading(t.title),
      ...notices.map(noticeBox),
      textBlock(t.text(reference, meetsOn === '' ? '–' : longDate(meetsOn, language))),
      { type: 'Input.Date', id: 'decidedOn', label: t.label },
    ],
    [
      button(t.yes, 'apply.med', { id, decided: 'yes', language }, 'positive'),
      button(t.notYet, 'apply.med', { id, decided: 'not-yet', language }),
      button(t.no, 'apply.med', { id, decided: 'no', language }),
    ],
  );
}
