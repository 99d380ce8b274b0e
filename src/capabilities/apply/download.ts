import { z } from 'zod';
import { dayOf } from '../../core/calendar.js';
import type { Download } from '../../core/capability.js';
import type { Language } from '../../core/language.js';
import type { Ports } from '../../core/ports.js';
import type { MessageTurn } from '../../core/turn.js';
import { actor } from './people.js';
import { note, readAudit, readSent, tableOf } from './records.js';
import { applicationsSheet } from './sheet.js';
import { texts } from './texts.js';

/** A link to the spreadsheet works for so long, in milliseconds. */
const offered = 3_600_000;
const token = /^([\w-]{8,40})\.xlsx$/;
const offer = z.object({ until: z.string(), language: z.enum(['da', 'en']) });

/** Makes a link to the spreadsheet, which works for an hour for whoever has it. */
export async function offerSheet(turn: MessageTurn, language: Language, ports: Ports): Promise<string> {
  const id = ports.newId();
  await forgetOffers(ports);
  await note({ by: actor(turn), what: 'sheet' }, ports);
  const until = new Date(ports.clock().getTime() + offered).toISOString();
  await tableOf(ports).insert({ partitionKey: ports.programme.id, rowKey: `x|${id}`, v: 1, until, language });
  return `${ports.publicUrl}/files/apply/${id}.xlsx`;
}

/** Takes away the links that work no longer. */
async function forgetOffers(ports: Ports): Promise<void> {
  const now = ports.clock().toISOString();
  const rows = await tableOf(ports).list(ports.programme.id, { from: 'x|', to: 'x|~', most: 100 });
  const old = rows.filter((row) => (offer.safeParse(row).data?.until ?? '') <= now);
  await Promise.all(old.map(({ partitionKey, rowKey }) => tableOf(ports).remove(partitionKey, rowKey)));
}

/** The spreadsheet with every application that was sent, as long as its link works. */
export async function sheet(name: string, ports: Ports): Promise<Download | undefined> {
  const [, id] = token.exec(name) ?? [];
  const row = id ? await tableOf(ports).get(ports.programme.id, `x|${id}`) : undefined;
  const parsed = offer.safeParse(row);
  if (!parsed.success || parsed.data.until <= ports.clock().toISOString()) return undefined;
  const { language } = parsed.data;
  const { programme, clock } = ports;
  const [sent, history] = await Promise.all([readSent(ports), readAudit(ports)]);
  const body = await applicationsSheet(sent, { programme, language, now: clock(), history });
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${texts[language].sheet.fileName} ${dayOf(clock())}.xlsx`,
    body,
  };
}
