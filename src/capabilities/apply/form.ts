import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import { timeOf } from '../../core/calendar.js';
import { adaptiveCard, button, noticeBox, subheading } from '../../core/card.js';
import { clockTime } from '../../core/wording.js';
import { type Application, type Step, steps } from './application.js';
import { closedBox, findingsBox, type Setting, titleLines } from './card-parts.js';
import { type Finding, findingsIn, isOpenFor } from './findings.js';
import { markOf } from './merge.js';
import { bodies, type Extras, goFrom } from './step-bodies.js';
import { texts } from './texts.js';

/** One step of the form. Every button saves what stands on the card before it leads on. */
export function formCard(application: Application, step: Step, setting: Setting, extras: Extras = {}): IAdaptiveCard {
  const { notices = [] } = extras;
  const { language, programme, now } = setting;
  const t = texts[language];
  const { content } = application;
  const findings = findingsIn(content, programme, now);
  const here = step === 'review' ? findings : findings.filter((finding) => finding.step === step);
  const at = steps.indexOf(step);
  const go = goFrom(application, step, language);
  const before = steps[at - 1];
  const after = steps[at + 1];
  const body: CardElement[] = [
    ...titleLines(application, setting),
    stepper(application, step, findings, setting),
    subheading(t.step(at + 1, steps.length, t.headings[step])),
    ...notices.filter(({ tone }) => tone === 'good').map(noticeBox),
    ...closedBox(application, setting),
    ...askedBox(application, setting),
    ...bodies[step](application, setting, extras, findings),
    ...(here.length > 0
      ? [step === 'review' ? findingsBox(t.allMissing, here, setting, 'with steps') : findingsBox(t.missing, here, setting)]
      : []),
    // Whoever has just pressed a button looks at the end of the card.
    ...notices.filter(({ tone }) => tone !== 'good').map(noticeBox),
    { type: 'TextBlock', text: t.saved(clockTime(timeOf(now), language)), wrap: true, isSubtle: true, size: 'Small', spacing: 'Medium' },
  ];
  const [first] = step === 'review' ? findings : [];
  const canSend = step === 'review' && findings.length === 0 && isOpenFor(application, setting);
  return adaptiveCard(language, body, [
    ...(after ? [go(t.next, after, 'positive')] : []),
    ...(canSend
      ? [
          button(
            application.state === 'draft' ? t.review.submit : t.review.resubmit,
            'apply.submit',
            { id: application.id, read: markOf(JSON.stringify(content)), language },
            'positive',
          ),
        ]
      : []),
    ...(first ? [go(t.goTo(steps.indexOf(first.step) + 1), first.step, 'positive')] : []),
    ...(extras.collided ? [button(t.keepTheirs, 'apply.open', { id: application.id, step, language })] : []),
    ...(before ? [go(t.back, before)] : []),
  ]);
}

/** What the organisers want to know more about, for whoever answers them. */
function askedBox({ state, decision }: Application, { language }: Setting): CardElement[] {
  if (state !== 'more' || !decision) return [];
  return [noticeBox({ text: texts[language].decision.word, words: decision.word, tone: 'accent' })];
}

/** The steps in a row: which is shown, and which have nothing missing. Each can be pressed. */
function stepper(application: Application, current: Step, findings: readonly Finding[], { language }: Setting): CardElement {
  const t = texts[language];
  const go = goFrom(application, current, language);
  return {
    type: 'ColumnSet',
    spacing: 'Medium',
    columns: steps.map((step, i) => {
      const done = step === 'review' ? application.state === 'submitted' : !findings.some((finding) => finding.step === step);
      // One that was passed with something missing.
      const isOwed = !done && steps.indexOf(step) < steps.indexOf(current);
      const title = `${i + 1} ${t.steps[step]}: ${done ? t.done : t.notDone}`;
      return {
        type: 'Column',
        width: 'stretch',
        spacing: 'None',
        selectAction: go(title, step),
        items: [
          {
            type: 'TextBlock',
            text: done ? '✓' : isOwed ? '!' : `${i + 1}`,
            wrap: true,
            horizontalAlignment: 'Center',
            weight: 'Bolder',
            color: step === current ? 'Accent' : 'Default',
          },
          {
            type: 'TextBlock',
            text: t.steps[step],
            wrap: true,
            horizontalAlignment: 'Center',
            size: 'Small',
            spacing: 'None',
            weight: step === current ? 'Bolder' : 'Default',
            color: step === current ? 'Accent' : 'Default',
          },
        ],
      };
    }),
  };
}
