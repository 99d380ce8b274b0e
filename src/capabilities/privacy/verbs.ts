import { z } from 'zod';
import { languages } from '../../core/language.js';

const language = z.enum(languages);

/** What the buttons carry: a language, and a mark of what was shown. Whose data it is says whoever presses. */
export const privacyActions = {
  'privacy.show': z.looseObject({ language }),
  /** Shows what goes and what stays, and asks. */
  'privacy.ask': z.looseObject({ language }),
  'privacy.keep': z.looseObject({ language }),
  'privacy.forget': z.looseObject({ seen: z.string().max(64), language }),
} as const;
