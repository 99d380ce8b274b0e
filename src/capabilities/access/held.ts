import { dayOf, longDate } from '../../core/calendar.js';
import { municipalityOf } from '../../core/municipalities.js';
import type { Held, Person, Ports } from '../../core/ports.js';
import { deedsOf } from '../../core/tenants.js';
import { texts } from './texts.js';

/** Whom this person has let in or put out. It says who did something, and stays. */
export async function held({ directoryId, language }: Person, ports: Ports): Promise<Held[]> {
  const { title, line, why, until, outcome } = texts[language].held;
  const lines = (await deedsOf(directoryId, ports)).map(({ what, tenant, municipality, at }) =>
    line[what](municipalityOf(municipality)?.name ?? tenant, longDate(dayOf(new Date(at)), language)),
  );
  return lines.length > 0 ? [{ title, lines, why, until, fate: 'stays', outcome }] : [];
}
