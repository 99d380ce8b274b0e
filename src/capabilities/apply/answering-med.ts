import type { Language } from '../../core/language.js';
import type { Ports } from '../../core/ports.js';
import type { Origin, Reply } from '../../core/turn.js';
import { happen, settingOf } from './access.js';
import type { Application } from './application.js';
import { standsOnAdvance } from './findings.js';
import type { MedAnswer } from './reading/med-answer.js';
import type { Reading } from './reading.js';
import { medDecided } from './sending.js';
import { texts } from './texts.js';

/** Whether MED's decision on it is still to be told. */
export function awaitsMed(application: Application, ports: Ports): boolean {
  const content = application.submission?.content;
  return content !== undefined && standsOnAdvance(application) && 'state' in happen(application, 'amend', content, settingOf('da', ports));
}

/** What is told of MED counts as the button does; a yes without a day leads to the card that asks for it. */
export async function answerForMed(
  id: string,
  { decided, decidedOn }: MedAnswer,
  turn: Origin,
  language: Language,
  ports: Ports,
): Promise<Reply[]> {
  const asks = decided === 'yes' && decidedOn === '';
  const replies = await medDecided({ id, decided: asks ? 'ask' : decided, decidedOn, language }, turn, ports);
  return replies.map((reply) =>
    reply.kind === 'replace' ? { kind: 'card', card: reply.card, summary: texts[language].medCard.title } : reply,
  );
}

/** What else was told beside MED's decision; undefined where that was all. */
export function besideMed(told: Reading | undefined): Reading | undefined {
  if (!told) return undefined;
  const { level, area, basis, decidedOn, chair, viceChair, meetsOn, ...fields } = told.fields;
  const isMore =
    Object.keys(fields).length > 0 ||
    told.members.length + told.mentioned.length > 0 ||
    told.unknownPlace !== '' ||
    told.coordinator !== undefined;
  return isMore ? { ...told, fields } : undefined;
}
