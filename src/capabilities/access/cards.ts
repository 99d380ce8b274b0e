import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import { dayOf, longDate } from '../../core/calendar.js';
import { adaptiveCard, button, heading, type Notice, noticeBox, ownWords, textBlock } from '../../core/card.js';
import type { Language } from '../../core/language.js';
import { municipalities } from '../../core/municipalities.js';
import type { Tenant } from '../../core/tenants.js';
import { mostName, nameOf, nothingTyped, type Typed } from './form.js';
import { texts } from './texts.js';

/** As many organisations as one card lists, and offers to choose among. */
const mostListed = 98;
const mostOffered = 300;

/**
 * Who has been let in, whom to put out, and the form to let somebody in. `newer` is how many more there are that cannot be shown, `typed` what
 * stands in the form.
 */
export function accessCard(
  tenants: readonly Tenant[],
  language: Language,
  {
    newer = 0,
    notices = [],
    typed = nothingTyped,
  }: { readonly newer?: number; readonly notices?: readonly Notice[]; readonly typed?: Typed } = {},
): IAdaptiveCard {
  const t = texts[language];
  const sorted = tenants.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), 'da'));
  const rest = sorted.length - mostListed;
  return adaptiveCard(language, [
    heading(t.title),
    ...notices.map(noticeBox),
    textBlock(`${sorted.length + newer === 0 ? t.none : t.count(sorted.length + newer)} ${t.own}`, { isSubtle: true }),
    ...sorted.slice(0, mostListed).map((tenant) => line(tenant, language)),
    ...(rest > 0 ? [textBlock(t.more(rest))] : []),
    ...(newer > 0 ? [textBlock(t.newer(newer))] : []),
    ...(sorted.length === 0 ? [] : taking(sorted, language)),
    ...giving(typed, language),
  ]);
}

function line(tenant: Tenant, language: Language): CardElement {
  const since = texts[language].since(longDate(dayOf(new Date(tenant.at)), language));
  return {
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [
      { type: 'TextRun', text: nameOf(tenant), weight: 'Bolder' },
      { type: 'TextRun', text: ` ${tenant.id} · ${since}`, isSubtle: true, size: 'Small' },
    ],
  };
}

function taking(tenants: readonly Tenant[], language: Language): CardElement[] {
  const t = texts[language].take;
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'chosen',
      label: t.choose,
      style: 'filtered',
      placeholder: t.placeholder,
      separator: true,
      spacing: 'Medium',
      choices: tenants.slice(0, mostOffered).map((tenant) => ({ title: nameOf(tenant), value: tenant.id })),
    },
    { type: 'ActionSet', actions: [button(t.next, 'access.ask', { language })] },
  ];
}

function giving(typed: Typed, language: Language): CardElement[] {
  const t = texts[language].give;
  const value = (name: keyof Typed) => (typed[name] === '' ? {} : { value: typed[name] });
  return [
    textBlock(t.title, { weight: 'Bolder', separator: true, spacing: 'Medium' }),
    { type: 'Input.Text', id: 'tenant', label: t.tenant, placeholder: t.tenantHint, maxLength: 100, ...value('tenant') },
    {
      type: 'Input.ChoiceSet',
      id: 'municipality',
      label: t.municipality,
      style: 'filtered',
      placeholder: t.municipalityHint,
      choices: municipalities.map(({ id, name }) => ({ title: name, value: id })),
      ...value('municipality'),
    },
    { type: 'Input.Text', id: 'other', label: t.other, maxLength: mostName, ...value('other') },
    { type: 'ActionSet', actions: [button(t.save, 'access.give', { language }, 'positive')] },
  ];
}

/** Asks whether an organisation is to be put out. */
export function takeCard(tenant: Tenant, language: Language): IAdaptiveCard {
  const t = texts[language].take;
  const { id, at } = tenant;
  return adaptiveCard(
    language,
    [heading(t.title), ...ownWords(nameOf(tenant), { weight: 'Bolder' }), ...ownWords(id, { isSubtle: true }), textBlock(t.means)],
    [button(t.sure, 'access.take', { tenant: id, at, language }, 'destructive'), button(t.keep, 'access.show', { language })],
  );
}
