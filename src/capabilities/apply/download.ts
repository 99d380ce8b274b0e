import { z } from 'zod';
import { dayOf } from '../../core/calendar.js';
import type { Download } from '../../core/capability.js';
import { type Language, languages } from '../../core/language.js';
import { behindLink, offerLink } from '../../core/links.js';
import type { Ports } from '../../core/ports.js';
import type { MessageTurn } from '../../core/turn.js';
import { actor } from './people.js';
import { note, readAudit, readSent, tableOf } from './records.js';
import { applicationsSheet } from './sheet.js';
import { texts } from './texts.js';

const token = /^([\w-]{8,40})\.xlsx$/;
const offer = z.object({ language: z.enum(languages) });

/** Makes a link to the spreadsheet, which works for an hour for whoever has it. */
export async function offerSheet(turn: MessageTurn, language: Language, ports: Ports): Promise<string> {
  await note({ by: actor(turn), what: 'sheet' }, ports);
  const id = await offerLink(tableOf(ports), ports.programme.id, { language }, ports);
  return `${ports.publicUrl}/files/apply/${id}.xlsx`;
}

/** The spreadsheet with every application that was sent, as long as its link works. */
export async function sheet(name: string, ports: Ports): Promise<Download | undefined> {
  const [, id] = token.exec(name) ?? [];
  const parsed = offer.safeParse(id && (await behindLink(tableOf(ports), ports.programme.id, id, ports)));
  if (!parsed.success) return undefined;
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
