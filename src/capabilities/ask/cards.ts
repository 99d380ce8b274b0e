import type { Action as CardAction, CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import { adaptiveCard, button, heading, subheading } from '../../core/card.js';
import type { Language } from '../../core/language.js';
import type { Course, Programme } from '../../core/programme.js';
import type { Block } from './question.js';
import { texts } from './texts.js';

/** What an answer's card shows. */
export interface AnswerView {
  readonly language: Language;
  readonly sections: readonly { readonly text: string; readonly blocks: readonly Block[] }[];
  readonly source: string | undefined;
  /** Buttons that show the same answer for one course, or for all, in place. */
  readonly tabs: readonly {
    readonly title: string;
    readonly topic: string;
    readonly course: string;
    readonly ordinal: number | undefined;
  }[];
  readonly calendars: readonly { readonly course: Course; readonly url: string }[];
  readonly prompts: readonly { readonly topic: string; readonly title: string }[];
  /** Buttons that begin another journey. */
  readonly invitations: readonly { readonly verb: string; readonly title: string }[];
}

/** An answer as a card: the text, its facts and dates, where they stand, and what to press next. */
export function answerCard(view: AnswerView): IAdaptiveCard {
  const { language } = view;
  const body: CardElement[] = view.sections.flatMap((section, i) => [
    // Paragraphs of one block would stand without a space between them; a list that begins a block would stick out of it.
    ...section.text.split(/\n\n(?!- |\d+\. )/).map(
      (text, nth): CardElement => ({
        type: 'TextBlock',
        text,
        wrap: true,
        ...(i > 0 && nth === 0 ? { separator: true, spacing: 'Medium' } : {}),
      }),
    ),
    ...section.blocks.flatMap(blockElements),
  ]);
  if (view.tabs.length > 0)
    body.push({
      type: 'ActionSet',
      actions: view.tabs.map((tab) =>
        button(tab.title, 'ask.course', {
          topic: tab.topic,
          course: tab.course,
          language,
          ...(tab.ordinal === undefined ? {} : { ordinal: tab.ordinal }),
        }),
      ),
    });
  if (view.source) body.push({ type: 'TextBlock', text: view.source, wrap: true, isSubtle: true, size: 'Small', spacing: 'Medium' });
  const actions: CardAction[] = [
    ...view.invitations.map(({ title, verb }) => button(title, verb, { language }, 'positive')),
    ...view.calendars.map(
      ({ course, url }): CardAction => ({ type: 'Action.OpenUrl', title: texts[language].calendar(course.name[language]), url }),
    ),
    ...view.prompts.map((p) => button(p.title, 'ask.topic', { topic: p.topic, language })),
  ];
  return adaptiveCard(language, body, actions);
}

/** What a newcomer sees first. */
export function greetingCard(
  programme: Programme,
  language: Language,
  lines: { readonly text: string; readonly demo: string | undefined },
  prompts: AnswerView['prompts'],
  invitations: AnswerView['invitations'],
): IAdaptiveCard {
  const t = texts[language];
  const body: CardElement[] = [
    heading(programme.name[language]),
    { type: 'TextBlock', text: lines.text, wrap: true },
    { type: 'Container', style: 'attention', items: [{ type: 'TextBlock', text: t.urgent, wrap: true }] },
    ...(lines.demo ? [{ type: 'TextBlock', text: lines.demo, wrap: true, isSubtle: true, size: 'Small' } as const] : []),
    { type: 'TextBlock', text: t.ask, wrap: true, spacing: 'Medium' },
  ];
  return adaptiveCard(language, body, [
    ...invitations.map(({ title, verb }) => button(title, verb, { language }, 'positive')),
    ...prompts.map((p) => button(p.title, 'ask.topic', { topic: p.topic, language })),
  ]);
}

function blockElements(block: Block): CardElement[] {
  if (block.kind === 'facts') {
    return [
      ...(block.title ? [subheading(block.title)] : []),
      { type: 'FactSet', facts: block.facts.map(([title, value]) => ({ title, value })) },
    ];
  }
  return [
    subheading(block.title),
    {
      type: 'Table',
      firstRowAsHeaders: true,
      showGridLines: false,
      // The first holds a number; the last must hold a street's name on a phone.
      columns: block.head.map((_, i) => ({ width: [4, 8, 9][i] ?? 8 })),
      rows: [block.head, ...block.rows].map((cells, row) => ({
        type: 'TableRow',
        cells: cells.map((text) => ({
          type: 'TableCell',
          items: [{ type: 'TextBlock', text, wrap: true, ...(row === 0 ? { weight: 'Bolder' as const, size: 'Small' as const } : {}) }],
        })),
      })),
      fallback: { type: 'TextBlock', wrap: true, text: block.rows.map((cells) => `- ${block.head[0]} ${cells.join(', ')}`).join('\n') },
    },
  ];
}
