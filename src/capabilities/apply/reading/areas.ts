import { memo } from '../../../core/memo.js';
import { normalise } from '../../../core/words.js';

/** Areas of a municipality that are not called "-området". */
const known =
  `børn og unge, børn og familie, børn og kultur, ældre og sundhed, sundhed og ældre, sundhed og omsorg, sundhed og velfærd, social og sundhed, social og arbejdsmarked,
teknik og miljø, by og miljø, kultur og fritid, skole og dagtilbud, dagtilbud og skole, beskæftigelse og social, psykiatri og handicap, dagtilbud, dagtilbuddene, dagplejen, ældreplejen,
hjemmeplejen, sygeplejen, plejehjemmene, plejecentrene, socialpsykiatrien, psykiatrien, skolerne, specialskolerne, sfo'erne, daginstitutionerne, børnehaverne, jobcentret, jobcenteret, borgerservice,
ydelsescentret, bostederne, botilbuddene, beskæftigelsesforvaltningen, socialforvaltningen, sundhedsforvaltningen, ældreforvaltningen, skoleforvaltningen,
elderly care, home care, children and young people, social services, social psychiatry, day care, the schools`.split(/,\s+/);

/** What a stretch of words is called that is no area of its own. */
const noArea =
  /^(?:forvaltnings|fag|sektor|hele|hovedstads|nær|by|geo\p{L}*|arbejds|indsats|kommune|administrative|this|that|same|which|our|the|an|any|one|each)(?:-?området)?$/u;
const suffixed = /(?<![\p{L}-])((?:\p{L}{3,20}- og )?\p{L}[\p{L}-]{2,40}?)-?(?:området|forvaltningen|afdelingen)(?!\p{L})/gu;
/** HR is somebody's work too; it is an area where something is in it or from it. */
const inHr = /(?<=(?<!\p{L})(?:fra|i|from|in|for|område:|area:) (?:vores |our |the )?)hr(?! ?[-&/]|\. ?\p{L}|\p{L})/giu;
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
    ...text.matchAll(inHr),
    ...[...text.matchAll(suffixed), ...text.matchAll(englishArea)].filter(([, name = '']) => !noArea.test(normalise(name))),
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
