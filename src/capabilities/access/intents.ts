import { municipalityNamed } from '../../core/municipalities.js';
import { tenantIdIn } from '../../core/tenants.js';
import { normalise } from '../../core/words.js';
import { type Typed, typedFor } from './form.js';

/** What an organiser wants: to see who has access, or to give it; what of the form was not said is empty. */
export type Intent = { readonly kind: 'show' } | { readonly kind: 'give'; readonly typed: Typed };

/** Longer than a name and an id take. */
const longest = 300;

const polite =
  /^(?:(?:hej|hello|hi|please|venligst|lige|kan du|vil du|can you|could you|would you) )+|(?: (?:tak|please|lige|venligst))+$/gu;
const bot = '(?:botten|dig|bot|the bot|you)';
const those =
  '(?:(?:alle|all|de|the) )*(?:kommuner|kommunerne|organisationer|organisationerne|tenants|lejere|municipalities|organisations|organizations)';
const see = '(?:(?:vis|vise|se|list|show|see)(?: (?:mig|os|me|us))? )?(?:(?:en |a )?(?:liste|oversigt|list)(?: over| med| of)? )?';
const shown = [
  `^${see}(?:adgang|adgange|adgangen|access|adgangslisten|adgangsliste|access list)(?: til ${bot}| to ${bot})?$`,
  `^${see}hvem (?:der )?har (?:fået )?adgang(?: til ${bot})?$`,
  `^${see}who has access(?: to ${bot})?$`,
  `^${see}(?:hvilke |which )?${those} (?:med|har|har fået|with|have) (?:adgang|access)(?: til ${bot}| to ${bot})?$`,
  `^(?:giv|give|tag|fjern|ret|styr|administrer|take|remove|change|manage) (?:adgang|adgangen|access)$`,
  `^(?:tag|fjern|take|remove) (?:adgang|adgangen|access)(?: (?:fra|for|from|for) .{1,80})$`,
  `^(?:fjern|tag|remove|take) .{1,80}(?:'s|s|’s|’) (?:adgang|access)$`,
].map((pattern) => new RegExp(pattern, 'u'));

const given = [
  /^(?:giv|give|grant)\s+(?<who>\S.{0,100}?)\s+(?:adgang|access)(?<rest>(?:\P{L}.*)?)$/isu,
  /^(?:giv|give|grant)\s+(?:adgang|access)\s+(?:til|to)\s+(?<who>\S[^:,]{0,100}?)(?<rest>(?:\s*[:,].*|\s+[\da-f]{8}-.*)?)$/isu,
];

/** What the message wants of access to the bot; undefined where it wants nothing of it. */
export function intentOf(text: string): Intent | undefined {
  if (text.length > longest) return undefined;
  const said = text.normalize('NFC').trim().replace(/\s+/gu, ' ');
  const bare = said.replace(/^(?:(?:hej|please|venligst|kan du|vil du|can you|could you|would you)[ ,]+)+/iu, '');
  for (const pattern of given) {
    const { who, rest = '' } = pattern.exec(bare)?.groups ?? {};
    const intent = who === undefined ? undefined : giving(who, rest);
    if (intent) return intent;
  }
  const plain = (normalise(said).match(/[\p{L}\d'’]+/gu) ?? []).join(' ').replace(polite, '');
  return shown.some((pattern) => pattern.test(plain)) ? { kind: 'show' } : undefined;
}

/** Only who is a municipality, or comes with an id, is given access to the bot: colleagues are given access to much else. */
function giving(who: string, rest: string): Intent | undefined {
  const tenant = tenantIdIn(rest);
  const around = (tenant ? rest.replace(new RegExp(tenant, 'giu'), '') : rest).replace(/tenant[- ]?id|(?<!\p{L})id(?!\p{L})/giu, '');
  if (/\p{L}/u.test(around.replace(new RegExp(` (?:til|to) ${bot}`, 'iu'), ''))) return undefined;
  if (tenant === undefined && !municipalityNamed(who)) return undefined;
  return { kind: 'give', typed: typedFor(who, tenant ?? '') };
}
