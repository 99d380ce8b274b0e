import { converse } from '../../src/capabilities/ask/converse.js';
import { emptyMemory, type Memory } from '../../src/capabilities/ask/question.js';
import { replyTo } from '../../src/capabilities/ask/replies.js';
import { moment } from '../../src/core/calendar.js';
import type { Language } from '../../src/core/language.js';
import { plainText } from '../../src/core/plain.js';
import type { Programme } from '../../src/core/programme.js';

/** What a person reads as the answer to the last of these messages, all sent at the same moment (Copenhagen, `yyyy-mm-ddThh:mm`). */
export function talk(programme: Programme, now: string, messages: readonly string[], language: Language = 'da'): string {
  let memory: Memory = emptyMemory;
  let read = '';
  for (const message of messages) {
    const conversed = converse(message, memory, { programme, now: moment(now), language, demo: false });
    memory = conversed.memory;
    read = plainText(replyTo(conversed, { programme, publicUrl: 'https://bot.example.dk' }));
  }
  return read;
}
