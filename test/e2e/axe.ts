import { createRequire } from 'node:module';
import type { AxeResults, NodeResult, Result, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** WCAG 2.0 and 2.1, levels A and AA. */
const criteria: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  resultTypes: ['violations', 'incomplete'],
};

/** Puts axe-core on a page, so that `inspect` can be asked of it. */
export async function addAxe(page: Page): Promise<void> {
  await page.addScriptTag({ path: script });
}

/** Something that axe found, or could not decide, about one element. */
export interface Finding {
  readonly rule: string;
  readonly decided: boolean;
  readonly html: string;
  /** The rule, the element and what to do about it. */
  readonly text: string;
}

/** What axe finds below the selector, by its rules for WCAG 2.1 AA or by the rules that are named. */
export async function inspect(page: Page, selector: string, rules?: readonly string[]): Promise<Finding[]> {
  const options = rules ? { ...criteria, runOnly: [...rules] } : criteria;
  const { violations, incomplete } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(selector)}, ${JSON.stringify(options)})`);
  return [...violations.flatMap((result) => findingsOf(result, true)), ...incomplete.flatMap((result) => findingsOf(result, false))];
}

function findingsOf({ id, helpUrl, nodes }: Result, decided: boolean): Finding[] {
  return nodes.map(({ html, failureSummary, any, all, none }: NodeResult) => {
    const why = failureSummary ?? [...any, ...all, ...none].map(({ message }) => message).join('; ');
    return { rule: id, decided, html, text: `${id}${decided ? '' : ' (undecided)'} in ${html.slice(0, 300)}\n  ${why}\n  ${helpUrl}` };
  });
}
