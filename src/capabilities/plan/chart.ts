import type { CardElement, ChartColor } from '@microsoft/teams.cards';
import { textBlock } from '../../core/card.js';
import type { Language } from '../../core/language.js';
import { type Action, type Status, statuses } from './plan.js';
import { texts } from './texts.js';

/** How many actions there are of each status. */
export type Counts = Readonly<Record<Status, number>>;

export function countsOf(actions: readonly Pick<Action, 'status'>[]): Counts {
  const of = (wanted: Status) => actions.filter(({ status }) => status === wanted).length;
  return { done: of('done'), going: of('going'), open: of('open'), stuck: of('stuck') };
}

/** `2 færdige · 3 i gang`; empty where there is nothing to count. */
export function countsText(counts: Counts, language: Language): string {
  return statuses
    .filter((status) => counts[status] > 0)
    .map((status) => texts[language].counts[status](counts[status]))
    .join(' · ');
}

const colours: Readonly<Record<Status, ChartColor>> = {
  done: 'good',
  going: 'categoricalBlue',
  open: 'neutral',
  stuck: 'attention',
};

/**
 * How the actions are shared among the statuses: a bar, and below it the same in words. The words stand there always, since not every client
 * shows what the bar's colours mean, and some show no bar.
 */
export function statusChart(title: string, counts: Counts, language: Language): CardElement[] {
  const present = statuses.filter((status) => counts[status] > 0);
  if (present.length === 0) return [];
  const data = present.map((status) => ({
    legend: texts[language].statuses[status],
    value: counts[status],
    color: colours[status],
  }));
  return [
    { type: 'Chart.HorizontalBar.Stacked', title, data: [{ title, data }], fallback: 'drop' },
    textBlock(countsText(counts, language), { spacing: 'Small' }),
  ];
}
