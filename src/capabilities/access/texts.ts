import type { Language } from '../../core/language.js';

const da = {
  title: 'Kommuner og organisationer med adgang',
  none: 'Ingen har fået adgang endnu.',
  count: (n: number) => (n === 1 ? 'Én har fået adgang.' : `${n} har fået adgang.`),
  own: 'Arrangørernes egne organisationer har altid adgang.',
  more: (n: number) => `Og ${n} til. Du finder dem alle i listen herunder.`,
  newer: (n: number) =>
    n === 1
      ? 'Én af dem kan jeg ikke vise, for en nyere udgave af mig har lukket den ind. Den har stadig adgang.'
      : `${n} af dem kan jeg ikke vise, for en nyere udgave af mig har lukket dem ind. De har stadig adgang.`,
  since: (day: string) => `siden ${day}`,
  take: {
    choose: 'Fjern adgangen for',
    placeholder: 'Skriv for at søge',
    next: 'Fjern adgang …',
    title: 'Skal adgangen fjernes?',
    means:
      'Så kan ingen derfra bruge mig, og deres grupper får ingen check-in. Intet bliver slettet: Får de adgang igen, er ansøgninger og handleplaner, som de var, og check-in kommer igen ugen efter.',
    sure: 'Fjern adgangen',
    keep: 'Behold adgangen',
  },
  give: {
    title: 'Giv adgang',
    tenant: 'Organisationens tenant-id',
    tenantHint: 'for eksempel 6a1f0c2e-3b52-…',
    municipality: 'Kommune',
    municipalityHint: 'Skriv for at søge',
    other: 'Eller en anden organisations navn',
    save: 'Giv adgang',
  },
  faults: {
    'no-tenant': 'Skriv organisationens tenant-id. Jeg viser det til dem, der skriver til mig uden at have adgang.',
    'wrong-tenant': 'Det er ikke et tenant-id: Det er ét nummer på 32 tegn (0-9 og a-f) med fire bindestreger.',
    'no-name': 'Vælg kommunen, eller skriv organisationens navn.',
    'two-names': 'Vælg enten en kommune, eller skriv en organisations navn, ikke begge dele.',
    'no-municipality': 'Den kommune kender jeg ikke. Vælg den i listen.',
    own: 'Det er en af arrangørernes egne organisationer, og de har altid adgang.',
    already: 'Det tenant-id har allerede adgang:',
  },
  held: {
    title: 'Hvem du har givet adgang eller fjernet den for',
    line: {
      in: (name: string, day: string) => `Givet til ${name} ${day}`,
      out: (name: string, day: string) => `Fjernet for ${name} ${day}`,
    },
    why: 'Arrangørerne skal kunne se, hvem der har ladet en organisation bruge mig.',
    until: 'Så længe jeg er i drift.',
    outcome: 'Det bliver: Dit navn står der ikke, kun dit id i jeres directory.',
  },
  say: {
    given: 'Har nu adgang:',
    taken: 'Har ikke adgang mere:',
    changed: 'Det har en anden arrangør ændret i mellemtiden. Her er listen, som den er nu.',
    chooseFirst: 'Vælg først, hvem der ikke længere skal have adgang.',
    notOrganiser: 'Kun arrangørerne kan give adgang og fjerne den igen.',
    onlyThere: 'Adgang styres i arrangørernes kanal eller i en personlig chat med mig.',
  },
};

const en: typeof da = {
  title: 'Municipalities and organisations with access',
  none: 'Nobody has been given access yet.',
  count: (n) => (n === 1 ? 'One has been given access.' : `${n} have been given access.`),
  own: "The organisers' own organisations always have access.",
  more: (n) => `And ${n} more. You find all of them in the list below.`,
  newer: (n) =>
    n === 1
      ? 'One of them I cannot show, because a newer version of me let it in. It still has access.'
      : `${n} of them I cannot show, because a newer version of me let them in. They still have access.`,
  since: (day) => `since ${day}`,
  take: {
    choose: 'Remove access for',
    placeholder: 'Type to search',
    next: 'Remove access …',
    title: 'Remove access?',
    means:
      'Nobody from there can use me then, and their groups get no check-ins. Nothing is deleted: if they are given access again, applications and action plans are as they were, and check-ins come again the week after.',
    sure: 'Remove access',
    keep: 'Keep access',
  },
  give: {
    title: 'Give access',
    tenant: "The organisation's tenant id",
    tenantHint: 'such as 6a1f0c2e-3b52-…',
    municipality: 'Municipality',
    municipalityHint: 'Type to search',
    other: "Or another organisation's name",
    save: 'Give access',
  },
  faults: {
    'no-tenant': "Write the organisation's tenant id. I show it to those who write to me without having access.",
    'wrong-tenant': 'That is no tenant id: it is one number of 32 characters (0-9 and a-f) with four hyphens.',
    'no-name': "Choose the municipality, or write the organisation's name.",
    'two-names': "Choose a municipality or write an organisation's name, not both.",
    'no-municipality': 'I do not know that municipality. Choose it in the list.',
    own: "It is one of the organisers' own organisations, and they always have access.",
    already: 'That tenant id has access already:',
  },
  held: {
    title: 'Whom you have given access or removed it for',
    line: { in: (name, day) => `Given to ${name} on ${day}`, out: (name, day) => `Removed for ${name} on ${day}` },
    why: 'The organisers must be able to see who let an organisation use me.',
    until: 'For as long as I am in use.',
    outcome: 'It stays: your name is not there, only your id in your directory.',
  },
  say: {
    given: 'Has access now:',
    taken: 'Has no access any more:',
    changed: 'Another organiser has changed that meanwhile. Here is the list as it is now.',
    chooseFirst: 'Choose first who is to have access no longer.',
    notOrganiser: 'Only the organisers can give access and remove it.',
    onlyThere: "Access is managed in the organisers' channel or in a personal chat with me.",
  },
};

export const texts: Readonly<Record<Language, typeof da>> = { da, en };
