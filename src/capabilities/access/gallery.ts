import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { Language } from '../../core/language.js';
import { municipalities } from '../../core/municipalities.js';
import type { Tenant } from '../../core/tenants.js';
import { accessCard, takeCard } from './cards.js';
import { texts } from './texts.js';

/** Each kind of card that Access sends. */
export function gallery(language: Language): Readonly<Record<string, IAdaptiveCard>> {
  const t = texts[language];
  const tenant = (n: number, over: Partial<Tenant>): Tenant => ({
    id: `6a1f0c2e-3b52-4d0e-9c41-${String(n).padStart(12, '0')}`,
    municipality: '',
    name: '',
    by: '',
    at: '2025-10-13T09:30:00.000Z',
    ...over,
  });
  const vejle = tenant(1, { municipality: 'vejle' });
  const some = [vejle, tenant(2, { municipality: 'koebenhavn' }), tenant(3, { name: 'Human House' })];
  return {
    none: accessCard([], language),
    list: accessCard(some, language, { notices: [{ text: t.say.given, words: 'Human House', tone: 'good' }] }),
    'not-taken': accessCard(some, language, {
      notices: [
        { text: t.faults['wrong-tenant'], tone: 'attention' },
        { text: t.faults['no-name'], tone: 'attention' },
      ],
      typed: { tenant: '6a1f0c2e-3b52-4d0e', municipality: '', other: '' },
    }),
    everybody: accessCard(
      municipalities.map(({ id }, n) => tenant(n, { municipality: id })),
      language,
    ),
    newer: accessCard(some, language, { newer: 2 }),
    take: takeCard(vejle, language),
  };
}
