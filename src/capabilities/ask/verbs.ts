import { z } from 'zod';
import { languages } from '../../core/language.js';

/** What Ask's buttons carry: topics, courses and a language by their ids. Button and handler share these schemas. */
export const askActions = {
  /** Ask about a topic: answered with a new message. */
  'ask.topic': z.object({ topic: z.string().max(40), language: z.enum(languages) }),
  /** Show an answer for one course, or for `all`, in place. */
  'ask.course': z.object({
    topic: z.string().max(40),
    course: z.string().max(40),
    language: z.enum(languages),
    ordinal: z.number().int().min(-1).max(20).optional(),
  }),
} as const;
