import { z } from 'zod';
import { languages } from '../../core/language.js';
import { answers, roles } from './plan.js';

const id = z.string().regex(/^[\w-]{1,40}$/);
const language = z.enum(languages);
const typed = z.string().max(4000).default('');
/** The group. */
const group = id;

/** What Plan's buttons carry: ids and a language; what was typed comes from the card's fields. Button and handler share these. */
export const planActions = {
  /** An answer at a check-in. The word stands in the field `word-<action>`; `week` is the check-in's, empty on the plan itself. */
  'plan.answer': z.looseObject({ group, action: id, answer: z.enum(answers), week: z.string().max(10).default(''), language }),
  /** The consultants are asked, with the group's consent. */
  'plan.ask-help': z.looseObject({ group, action: id, week: z.string().max(10).default(''), language }),
  /** A consultant's answer, in the consultants' channel; it stands in the field `reply`. */
  'plan.reply': z.looseObject({ group, action: id, reply: typed, language }),
  /** The whole plan, in the place of the card or `below` it. */
  'plan.show': z.looseObject({ group, below: z.literal('yes').optional(), language }),
  /** The form of one action; without an id an empty one. */
  'plan.edit': z.looseObject({ group, action: id.optional(), language }),
  /** `fresh` is the id that a new action gets, so that two presses of one button are one action. */
  'plan.save': z.looseObject({
    group,
    action: id.optional(),
    fresh: id.optional(),
    what: typed,
    why: typed,
    element: z.string().max(40).default(''),
    who: z.string().max(100).default(''),
    /** Somebody found in the directory, by their id there; goes before `who`. */
    colleague: z.string().max(100).default(''),
    by: z.string().max(20).default(''),
    step: typed,
    language,
  }),
  'plan.remove': z.looseObject({ group, action: id, sure: z.literal('yes').optional(), language }),
  'plan.move': z.looseObject({ group, action: id, to: z.enum(['up', 'down']), language }),
  /** Everything unfinished from the last meeting goes on to the next one. */
  'plan.carry': z.looseObject({ group, language }),
  'plan.paper': z.looseObject({ group, language }),
  /** The group: members, coordinator, and when check-ins come. */
  'plan.group': z.looseObject({ group, language }),
  'plan.edit-member': z.looseObject({ group, member: id.optional(), language }),
  'plan.save-member': z.looseObject({
    group,
    member: id.optional(),
    fresh: id.optional(),
    name: typed,
    mail: typed,
    role: z.enum([...roles, '']).default(''),
    coordinates: z.string().max(5).default(''),
    language,
  }),
  'plan.remove-member': z.looseObject({ group, member: id, language }),
  'plan.rhythm': z.looseObject({
    group,
    weekday: z.string().max(2).default(''),
    time: z.string().max(8).default(''),
    everyWeeks: z.string().max(2).default(''),
    pausedUntil: z.string().max(20).default(''),
    shares: z.string().max(5).default(''),
    language,
  }),
  'plan.unlink': z.looseObject({ group, sure: z.literal('yes').optional(), language }),
  /** Which of one's groups this channel is for. */
  'plan.link': z.looseObject({ group, language }),
} as const;

/** The data of a button, by its verb. */
export type Data<V extends keyof typeof planActions> = z.infer<(typeof planActions)[V]>;
