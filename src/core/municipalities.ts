import { danishLetters, normalise } from './words.js';

/** A Danish municipality. `id` is its name in small letters without Danish ones; `name` is the municipality's full name. */
export interface Municipality {
  readonly id: string;
  readonly name: string;
}

// Those whose full name is not "<place> Kommune".
const full: Readonly<Record<string, string>> = {
  Bornholm: 'Bornholms Regionskommune',
  København: 'Københavns Kommune',
};

const places =
  `Albertslund, Allerød, Assens, Ballerup, Billund, Bornholm, Brøndby, Brønderslev, Dragør, Egedal, Esbjerg, Fanø, Favrskov, Faxe,
Fredensborg, Fredericia, Frederiksberg, Frederikshavn, Frederikssund, Furesø, Faaborg-Midtfyn, Gentofte, Gladsaxe, Glostrup, Greve, Gribskov,
Guldborgsund, Haderslev, Halsnæs, Hedensted, Helsingør, Herlev, Herning, Hillerød, Hjørring, Holbæk, Holstebro, Horsens, Hvidovre,
Høje-Taastrup, Hørsholm, Ikast-Brande, Ishøj, Jammerbugt, Kalundborg, Kerteminde, Kolding, København, Køge, Langeland, Lejre, Lemvig,
Lolland, Lyngby-Taarbæk, Læsø, Mariagerfjord, Middelfart, Morsø, Norddjurs, Nordfyns, Nyborg, Næstved, Odder, Odense, Odsherred,
Randers, Rebild, Ringkøbing-Skjern, Ringsted, Roskilde, Rudersdal, Rødovre, Samsø, Silkeborg, Skanderborg, Skive, Slagelse, Solrød, Sorø,
Stevns, Struer, Svendborg, Syddjurs, Sønderborg, Thisted, Tønder, Tårnby, Vallensbæk, Varde, Vejen, Vejle, Vesthimmerlands, Viborg,
Vordingborg, Ærø, Aabenraa, Aalborg, Aarhus`.split(/,\s+/);

/** What people call some of them for short. */
const short = new Map([
  ['kbh', 'koebenhavn'],
  ['kbhvn', 'koebenhavn'],
  ['frb', 'frederiksberg'],
]);

/** Denmark's 98 municipalities, in the order of the Danish alphabet. */
export const municipalities: readonly Municipality[] = places.map((place) => ({
  id: ascii(place),
  name: full[place] ?? `${place} Kommune`,
}));

const byId = new Map(municipalities.map((m) => [m.id, m]));
const byPlace = new Map(places.map((place, i) => [danishLetters(normalise(place)), municipalities[i]]));

/** The municipality with this id. */
export function municipalityOf(id: string): Municipality | undefined {
  return byId.get(id);
}

/** The municipality of a place as people write it: `Vejle`, `vejle kommune`, `Århus`, `Københavns`, `Kbh`. */
export function municipalityNamed(place: string): Municipality | undefined {
  const bare = danishLetters(normalise(place))
    .replace(/ ?(?:regions)?kommunes?$/u, '')
    .trim();
  return byId.get(short.get(bare) ?? '') ?? byPlace.get(bare) ?? byPlace.get(bare.replace(/s$/u, '')) ?? byPlace.get(`${bare}s`);
}

function ascii(place: string): string {
  return normalise(place).replace(/å|æ|ø/gu, (letter) => ({ å: 'aa', æ: 'ae', ø: 'oe' })[letter] ?? letter);
}
