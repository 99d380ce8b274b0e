import { z } from 'zod';
import { languages } from '../../core/language.js';

const language = z.enum(languages);
const tenant = z.guid();
const typed = z.string().max(4000).catch('');

/** What Access's buttons carry: an organisation's tenant id and a language; what was typed comes from the card's fields. Button and handler share these. */
export const accessActions = {
  'access.show': z.looseObject({ language }),
  'access.give': z.looseObject({ tenant: typed, municipality: typed, other: typed, language }),
  /** `chosen` is the field with whom it is about; empty where nobody was chosen. */
  'access.ask': z.looseObject({ chosen: z.union([tenant, z.literal('')]).default(''), language }),
  /** `at` is when the organisation was let in that the organiser saw. */
  'access.take': z.looseObject({ tenant, at: z.iso.datetime(), language }),
} as const;

/** The data of a button, by its verb. */
export type Data<V extends keyof typeof accessActions> = z.infer<(typeof accessActions)[V]>;
