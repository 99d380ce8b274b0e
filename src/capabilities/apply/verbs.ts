import { z } from 'zod';
import { languages } from '../../core/language.js';
import { steps } from './application.js';

const id = z.string().regex(/^[\w-]{1,40}$/);
const language = z.enum(languages);
/** Marks of what the person saw; see merge.ts. */
const seen = z.record(z.string().max(20), z.string().max(20)).default({});

/** Where the form goes next: a step, the card of a member, or the one for letting colleagues in. */
export const places = [...steps, 'member', 'share'] as const;
export type Place = (typeof places)[number];

/** The member that is not there yet. */
export const newMember = 'new';

/** What Apply's buttons carry: ids, what the person saw, and a language. What was typed is read by fields.ts. Button and handler share these. */
export const applyActions = {
  'apply.start': z.looseObject({ language }),
  'apply.new': z.looseObject({ language }),
  'apply.open': z.looseObject({ id, step: z.enum(steps).optional(), language }),
  'apply.go': z.looseObject({ id, step: z.enum(steps), to: z.enum(places), member: id.optional(), seen, language }),
  /** `fresh` is the id that a new member gets, so that two presses of one button are one person. */
  'apply.save-member': z.looseObject({ id, member: id, fresh: id.optional(), to: z.enum(['group', 'member']), seen, language }),
  'apply.remove-member': z.looseObject({ id, member: id, seen, language }),
  'apply.share': z.looseObject({ id, people: z.string().max(4000).default(''), language }),
  'apply.take-over': z.looseObject({ id, language }),
  /** `read` is a mark of the content that the person has read. */
  'apply.submit': z.looseObject({ id, read: z.string().max(20).default(''), consent: z.string().default(''), language }),
  /** `version` is what had been sent when the person was asked whether they are sure; 0 where nothing had. */
  'apply.withdraw': z.looseObject({ id, sure: z.literal('yes').optional(), version: z.number().int().default(0), language }),
  'apply.reopen': z.looseObject({ id, language }),
  'apply.coordinator': z.looseObject({ id, coordinator: id.optional(), language }),
  'apply.med': z.looseObject({ id, decided: z.enum(['ask', 'yes', 'not-yet', 'no']), decidedOn: z.string().max(20).default(''), language }),
  'apply.decide': z.looseObject({
    id,
    version: z.number().int(),
    /** When the answer was given that the organiser saw; empty where there was none. */
    seen: z.string().max(40).default(''),
    what: z.enum(['accept', 'waitlist', 'decline', 'ask-more']),
    word: z.string().default(''),
    language,
  }),
  'apply.resend': z.looseObject({ id, language }),
  'apply.register': z.looseObject({ language }),
  'apply.unregister': z.looseObject({ id, language }),
} as const;

/** The data of a button, by its verb. */
export type Data<V extends keyof typeof applyActions> = z.infer<(typeof applyActions)[V]>;
