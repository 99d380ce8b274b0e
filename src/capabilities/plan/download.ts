import { z } from 'zod';
import { dayOf } from '../../core/calendar.js';
import type { Download } from '../../core/capability.js';
import { type Language, languages } from '../../core/language.js';
import { behindLink, offerLink } from '../../core/links.js';
import type { Ports } from '../../core/ports.js';
import type { ActionTurn, MessageTurn, Reply } from '../../core/turn.js';
import { refused, settingOf, within } from './access.js';
import { plainGroupName } from './card-parts.js';
import { planDocument } from './document.js';
import { paperCard } from './meeting-cards.js';
import { meetingFile } from './meeting-file.js';
import { find, planIn, readHistory, tableOf } from './records.js';
import { texts } from './texts.js';

const token = /^([\w-]{8,40})\.docx$/;
const offer = z.object({ group: z.string(), language: z.enum(languages) });

/** A link to the plan as a Word document for MED, which works for an hour for whoever has it. */
export async function paper(group: string, language: Language, turn: ActionTurn | MessageTurn, ports: Ports): Promise<Reply[]> {
  const result = await within(group, turn, ports, (found) => ({ tell: found.group.id }));
  if ('no' in result) return refused(result, language);
  const id = await offerLink(tableOf(ports), ports.programme.id, { group, language }, ports);
  const card = paperCard(`${ports.publicUrl}/files/plan/${id}.docx`, { language });
  return [{ kind: 'card', card, summary: texts[language].summaries.paper }];
}

/** A meeting or webinar as a calendar file, or a plan as a Word document as long as its link works. Undefined for any other name. */
export async function file(name: string, ports: Ports): Promise<Download | undefined> {
  const meeting = meetingFile(name, ports.programme, ports.clock());
  if (meeting) return meeting;
  const [, id] = token.exec(name) ?? [];
  const parsed = offer.safeParse(id && (await behindLink(tableOf(ports), ports.programme.id, id, ports)));
  if (!parsed.success) return undefined;
  const { group, language } = parsed.data;
  const [found, history] = await Promise.all([find(group, ports), readHistory(group, ports)]);
  if (!found) return undefined;
  const setting = settingOf(language, ports);
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    fileName: `${texts[language].title} ${plainGroupName(found.group)} ${dayOf(setting.now)}.docx`,
    body: await planDocument({ plan: planIn(found), history, ...setting }),
  };
}
