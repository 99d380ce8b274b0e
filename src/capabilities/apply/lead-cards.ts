import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import { dayOf, daysBetween, longDate } from '../../core/calendar.js';
import { about, adaptiveCard, button, heading, type Notice, noticeBox, ownWords, textBlock } from '../../core/card.js';
import type { Language } from '../../core/language.js';
import type { Course } from '../../core/programme.js';
import { differs } from './after-cards.js';
import { type Application, type Step, steps } from './application.js';
import { closedBox, findingsBox, type Setting, titleLines, whoseLine } from './card-parts.js';
import { courseName, municipalityName } from './explain.js';
import { findingsIn, firstStep, isOpen, isOpenFor } from './findings.js';
import { texts } from './texts.js';

/** Reminds of a draft before this course's deadline, which is the last one where none is chosen. */
export function reminderCard(application: Application, course: Course | undefined, { language, programme, now }: Setting): IAdaptiveCard {
  const t = texts[language];
  const { id, content } = application;
  const days = course ? daysBetween(dayOf(now), course.deadline) : 0;
  const missing = findingsIn(content, programme, now).length;
  const reminded = ({ name, deadline }: Course) =>
    content.fields.course === ''
      ? t.reminder.noCourse(longDate(deadline, language))
      : t.reminder.text(name[language], longDate(deadline, language));
  return adaptiveCard(
    language,
    [
      heading(days === 0 ? t.reminder.today : t.reminder.title(days)),
      whoseLine(application, { language, programme }),
      ...(course ? [textBlock(reminded(course))] : []),
      ...(missing === 0 ? [textBlock(t.nothingMissing)] : []),
    ],
    [button(t.continue, 'apply.open', { id, step: firstStep(application, { programme, now }), language }, 'positive')],
  );
}

/** The way back to the form, below an answer to something else. */
export function backCard(application: Application, step: Step, language: Language, notice?: Notice): IAdaptiveCard {
  const t = texts[language];
  return adaptiveCard(
    language,
    [
      ...(notice ? [noticeBox(notice)] : []),
      { type: 'TextBlock', text: t.under(steps.indexOf(step) + 1, t.headings[step]), wrap: true, isSubtle: true },
    ],
    [button(t.continue, 'apply.open', { id: application.id, step, language })],
  );
}

/** What keeps it from being sent, a line each, and the way there. */
export function missingCard(application: Application, setting: Setting): IAdaptiveCard {
  const { language, programme, now } = setting;
  const t = texts[language];
  const findings = findingsIn(application.content, programme, now);
  const step = firstStep(application, setting);
  return adaptiveCard(
    language,
    [
      ...titleLines(application, setting),
      ...closedBox(application, setting),
      ...(differs(application) ? [noticeBox({ text: t.review.resend(t.review.resubmit), tone: 'warning' })] : []),
      ...(findings.length === 0
        ? [textBlock(isOpenFor(application, setting) ? t.nothingMissing : t.allFilled)]
        : [findingsBox(t.allMissing, findings, setting, 'with steps')]),
    ],
    [button(application.state === 'draft' ? t.continue : t.receipt.edit, 'apply.open', { id: application.id, step, language }, 'positive')],
  );
}

/** As many as a card can hold with ease; the newest. */
export const mostChoices = 10;

/** Several applications to choose from. */
export function chooseCard(applications: readonly Application[], { language, programme, now }: Setting): IAdaptiveCard {
  const t = texts[language];
  const open = programme.courses.some(({ id }) => isOpen(id, programme, now));
  const line = ({ content, reference }: Application) =>
    [municipalityName(content.fields), courseName(content.fields, programme, language), content.fields.area, reference]
      .filter((part) => part !== '')
      .join(' · ');
  return adaptiveCard(
    language,
    [
      heading(t.choose),
      ...applications.slice(0, mostChoices).flatMap((application): CardElement[] => [
        {
          type: 'ColumnSet',
          separator: true,
          columns: [
            {
              type: 'Column',
              width: 'stretch',
              items: [
                ...ownWords(line(application)),
                { type: 'TextBlock', text: t.states[application.state], wrap: true, isSubtle: true, spacing: 'None' },
              ],
            },
            {
              type: 'Column',
              width: 'auto',
              verticalContentAlignment: 'Center',
              items: [
                { type: 'ActionSet', actions: [about(button(t.open, 'apply.open', { id: application.id, language }), line(application))] },
              ],
            },
          ],
        },
      ]),
    ],
    open ? [button(t.newOne, 'apply.new', { language })] : [],
  );
}
