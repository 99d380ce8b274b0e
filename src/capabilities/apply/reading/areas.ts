import { memo } from '../../../core/memo.js';
import { normalise } from '../../../core/words.js';

/** Areas of a municipality that are not called "-området". */
const known =
  `børn og unge, børn og familie, børn og kultur, ældre og sundhed, sundhed og ældre, sundhed og omsorg, sundhed og velfærd, social og sundhed, social og arbejdsmarked,
teknik og miljø, by og miljø, kultur og fritid, skole og dagtilbud, dagtilbud og skole, beskæftigelse og social, psykiatri og handicap, dagtilbud, dagtilbuddene, dagplejen, ældreplejen,
hjemmeplejen, sygeplejen, plejehjemmene, plejecentrene, socialpsykiatrien, psykiatrien, skolerne, specialskolerne, sfo'erne, daginstitutionerne, børnehaverne, jobcentret, jobcenteret, borgerservice,
ydelsescentret, bostederne, botilbuddene, beskæftigelsesforvaltningen, socialforvaltningen, sundhedsforvaltningen, ældreforvaltningen, skoleforvaltningen,
elderly care, home care, children and young people, social services, social psychiatry, day care, the schools`.split(/,\s+/);

/** What the work of a municipality is called, alone or at the end of a longer word: two of them together name an area. */
const work =
  '(?:[\\p{L}]{0,30}(?:service|tilbud|pleje|omsorg|marked|psykiatri|miljø|handicap|trivsel|udvikling|forebyggelse|rehabilitering|beskæftigelse|uddannelse|undervisning|forvaltning)|sundhed|ældre|børn|børne|unge|familier?|skoler?|institutioner|job|socialt?|kultur|fritid|idræt|teknik|by|land|natur|klima|plan|ejendomme|vej|park|velfærd|læring|dannelse|voksne?|voksen|borgere?|integration|økonomi|personale|løn|hr|it|digitalisering|erhverv|vækst|ydelser?|stab|ledelse|organisation|senior|sfo)';
const joined = ' ?(?:&|\\+| og | og- ) ?';
/** "Børn, Unge og Familie", "Job og Borgerservice", "Social- og Sundhed". */
const severalWorks = `${work}-?(?:, ${work}){0,3}${joined}${work}(?:s?(?:området|forvaltningen|afdelingen))?`;
/** "Center for Sundhed", "Afdelingen for Trivsel og Læring": what they are for begins with a capital, or is work of a municipality. */
const unit =
  '(?:\\p{L}{0,20}[Cc]ent(?:er|ret|eret)|\\p{L}{0,20}[Aa]fdeling(?:en)?|\\p{L}{0,20}[Ff]orvaltning(?:en)?|[Ss]ekretariat(?:et)?|[Ss]tab(?:en)?)';
const unitFor = new RegExp(
  `(?<![\\p{L}-])${unit} for (?:(?<several>\\p{Lu}\\p{L}+(?:, \\p{Lu}\\p{L}+){0,3}(?:,? og |,? ?& ?)\\p{Lu}\\p{L}+(?! ?\\p{L}))|\\p{L}{3,30})(?![\\p{L}-])`,
  'gu',
);
const unitForSeveral = new RegExp(
  `(?<![\\p{L}-])(?:\\p{L}{0,20}cent(?:er|ret|eret)|\\p{L}{0,20}afdeling(?:en)?|\\p{L}{0,20}forvaltning(?:en)?|sekretariat(?:et)?|stab(?:en)?) for ${severalWorks}(?![\\p{L}-])`,
  'giu',
);
const works = new RegExp(`(?<![\\p{L}-])${severalWorks}(?![\\p{L}-])`, 'giu');

/** Behind a mail, and the last that is said of somebody: "lone@vejle.dk, Trivsel & Fællesskab". */
const behindMail =
  /(?<=@[^@\n]{1,120}(?:, |: |\bi ))\p{Lu}[\p{L}-]{2,30}(?:, \p{Lu}[\p{L}-]{2,30}){0,3} (?:&|og) \p{Lu}[\p{L}-]{2,30}(?=[ .!)]*$)/gmu;

/** What a stretch of words is called that is no area of its own. */
const noArea =
  /^(?:forvaltnings|fag|sektor|hele|hovedstads|nær|by|geo\p{L}*|arbejds|indsats|kommune|administrative|this|that|same|which|our|the|an|any|one|each)(?:-?området)?$/u;
const suffixed = /(?<![\p{L}-])((?:\p{L}{3,20}- og )?\p{L}[\p{L}-]{2,40}?)-?(?:området|forvaltningen|afdelingen)(?!\p{L})/gu;
/** HR is somebody's work too; it is an area where something is in it or from it. */
const inHr = /(?<=(?<!\p{L})(?:fra|i|from|in|for|område:|area:) (?:vores |our |the )?)hr(?! ?[-&/]|\. ?\p{L}|\p{L})/giu;
/** "Faaborg-Midtfyn Kommunes ældreområde". */
const ofMunicipality = /(?<=(?<!\p{L})kommunes )(\p{L}[\p{L}-]{2,40}?)-?(?:område|forvaltning|afdeling)(?!\p{L})/giu;
const englishArea = /(?<!\p{L})(?:the |our )?(\p{L}{3,30}(?: care| services| school)?) (?:area|sector)(?!\p{L})/gu;

/** The areas to know by name, `own` ones on a line each among them. */
const asWritten = memo(
  200,
  (own) =>
    new RegExp(
      `(?<![\\p{L}-])(?:${[...own.split('\n'), ...known]
        .filter((name) => name !== '')
        .sort((a, b) => b.length - a.length)
        .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('|')})(?![\\p{L}-])`,
      'giu',
    ),
);

/** An area that a text names: where, and tidied. */
export interface AreaMention {
  readonly from: number;
  readonly to: number;
  readonly area: string;
}

/** The areas in a text, in order. `areas` are further ones to know by name, and come out as they are written there. */
export function areasIn(text: string, areas: readonly string[]): AreaMention[] {
  const own = areas.map((a) => a.trim()).filter((a) => a !== '');
  const found = [
    ...text.matchAll(asWritten(own.join('\n'))),
    ...text.matchAll(works),
    ...text.matchAll(behindMail),
    ...text.matchAll(unitFor),
    ...text.matchAll(unitForSeveral),
    ...text.matchAll(inHr),
    ...[...text.matchAll(suffixed), ...text.matchAll(ofMunicipality), ...text.matchAll(englishArea)].filter(
      ([, name = '']) => !noArea.test(normalise(name)),
    ),
  ].map((match) => ({ from: match.index, to: match.index + match[0].length, area: tidied(match[0], own) }));
  const first = found.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return first.filter(({ from, to }) => {
    const apart = from >= end;
    if (apart) end = to;
    return apart;
  });
}

function tidied(said: string, own: readonly string[]): string {
  const bare = said
    .trim()
    .replace(/^(?:the|our) /iu, '')
    .replace(/ (?:area|sector)$/iu, '')
    .replace(/^hr(?!\p{L})/iu, 'HR');
  return own.find((area) => normalise(area) === normalise(said)) ?? `${bare.charAt(0).toUpperCase()}${bare.slice(1)}`;
}
