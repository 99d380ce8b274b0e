import type { Localised } from '../../../core/language.js';

/**
 * Topics a programme page may well be silent on. `about` completes "Det fremgår ikke ..."; `related` is what the page does say
 * near it. A round whose page answers one of them says so in its own topics.
 */
export const gaps: Readonly<Record<string, { readonly about: Localised; readonly related?: string }>> = {
  places: { about: { da: 'hvor mange pladser der er', en: 'how many places there are' } },
  selection: {
    about: {
      da: 'hvordan grupperne bliver udvalgt, hvis flere søger, end der er plads til',
      en: 'how groups are chosen if more apply than there is room for',
    },
  },
  'reply-time': {
    about: { da: 'hvornår I får svar på ansøgningen', en: 'when you get an answer to the application' },
    related: 'deadline',
  },
  'choose-course': {
    about: {
      da: 'om man selv vælger by, kan skifte forløb undervejs eller deltage i flere forløb',
      en: 'whether you choose the city yourselves, can switch courses or attend more than one',
    },
  },
  hotel: { about: { da: 'om der er hjælp til overnatning', en: 'whether there is help with overnight stays' } },
  parking: { about: { da: 'hvor man kan parkere', en: 'where one can park' } },
  address: {
    about: {
      da: 'hvilket husnummer eller lokale det er, eller hvordan man finder derhen',
      en: 'which house number or room it is, or how to get there',
    },
    related: 'venue',
  },
  menu: {
    about: {
      da: 'hvad der serveres, eller om der er hensyn til særlig kost',
      en: 'what is served, or whether special diets are catered for',
    },
    related: 'catering',
  },
  'webinar-details': {
    about: { da: 'hvor mange webinarer der bliver, eller hvornår de er', en: 'how many webinars there will be, or when they are' },
    related: 'between-meetings',
  },
  'online-only': {
    about: { da: 'om man kan følge netværksmøderne hjemmefra', en: 'whether one can follow the network meetings remotely' },
    related: 'between-meetings',
  },
  substitutes: {
    about: {
      da: 'om man kan sende en stedfortræder eller skifte et medlem ud',
      en: 'whether one can send a substitute or replace a member',
    },
    related: 'attendance',
  },
  'other-organisations': {
    about: { da: 'om andre end kommuner kan være med', en: 'whether anyone but municipalities can take part' },
    related: 'eligibility',
  },
  'colleague-harassment': {
    about: {
      da: 'om chikane eller mobning mellem kolleger eller fra en leder er med',
      en: 'whether harassment or bullying between colleagues or by a manager is included',
    },
    related: 'violence-scope',
  },
  'more-groups': {
    about: {
      da: 'om en kommune kan sende flere grupper, eller om flere kommuner kan gå sammen',
      en: 'whether a municipality can send several groups, or several municipalities can join forces',
    },
    related: 'group-size',
  },
  'role-overlap': {
    about: {
      da: 'om én person kan udfylde flere roller, eller om en ekstra leder eller AMR kan tælle med blandt de øvrige',
      en: 'whether one person can fill several roles, or an extra leader or AMR may count among the others',
    },
    related: 'composition',
  },
  'deadline-hour': {
    about: {
      da: 'hvad klokken er, når fristen udløber; jeg regner fristdagen med til midnat',
      en: 'at what time of day the deadline ends; I count its day until midnight',
    },
    related: 'deadline',
  },
  'late-application': {
    about: {
      da: 'om man kan få dispensation eller komme på venteliste efter fristen',
      en: 'whether there are exemptions or a waiting list after the deadline',
    },
    related: 'deadline',
  },
  'statement-form': {
    about: {
      da: 'hvordan forhåndstilkendegivelsen skal skrives, eller hvem der skal have den',
      en: 'what form the advance statement must have, or who must receive it',
    },
    related: 'advance-statement',
  },
  withdraw: {
    about: { da: 'hvad der sker, hvis man melder fra eller bliver væk', en: 'what happens if one withdraws or stays away' },
    related: 'attendance',
  },
  agenda: {
    about: {
      da: 'hvad der er på programmet til det enkelte møde, eller hvem der holder oplæg',
      en: 'what is on the agenda of each meeting, or who speaks',
    },
    related: 'action-plan',
  },
  materials: {
    about: { da: 'om der er materialer, optagelser eller referater', en: 'whether there are materials, recordings or minutes' },
  },
  participants: {
    about: {
      da: 'hvilke kommuner der er med, og jeg har ikke adgang til en deltagerliste',
      en: 'which municipalities take part, and I have no list of participants',
    },
  },
  'next-round': {
    about: { da: 'om der kommer nye runder eller flere byer', en: 'whether there will be new rounds or more cities' },
    related: 'deadline',
  },
  'organiser-money': {
    about: { da: 'hvad indsatsen koster, eller hvad konsulenterne får', en: 'what the initiative costs, or what the consultants are paid' },
  },
  'support-money': {
    about: { da: 'om man kan få tilskud eller refusion', en: 'whether one can get a subsidy or a refund' },
    related: 'own-costs',
  },
  effect: { about: { da: 'hvad tal, forskning eller resultater viser', en: 'what figures, research or results show' } },
  certificate: { about: { da: 'om man får et bevis for at deltage', en: 'whether one gets a certificate' } },
  'info-meeting-date': {
    about: {
      da: 'hvornår informationsmødet er eller var, og jeg har ikke noget link til det',
      en: 'when the information meeting (informationsmøde) is or was, and I have no link to it',
    },
    related: 'info-meeting',
  },
  accessibility: {
    about: {
      da: 'hvordan det er med tilgængelighed, tolk eller andre sprog på møderne',
      en: 'how it is with accessibility, interpreters or other languages at the meetings',
    },
  },
  'contact-human-house': {
    about: { da: 'hvordan man får fat i konsulenterne direkte', en: 'how to reach the consultants directly' },
    related: 'consultants',
  },
  'form-link': {
    about: {
      da: 'hvilket link skemaet ligger på, så jeg har ikke noget direkte link',
      en: 'which link the form has, so I have no direct link',
    },
    related: 'how-to-apply',
  },
  'form-content': {
    about: { da: 'hvilke felter der er i ansøgningsskemaet', en: 'which fields the application form has' },
    related: 'how-to-apply',
  },
  'data-protection': {
    about: {
      da: 'hvordan arrangørerne behandler ansøgningens oplysninger. Om denne chat kan jeg sige: Det, I skriver i en ansøgning her, gemmer jeg, og kun gruppen og arrangørerne kan se det. Ellers gemmer jeg hverken, hvem der spørger, eller hvad I taler om, kun hvilket emne og hvilken by det gælder, til næste svar. Spørgsmål, jeg ikke kan svare på, gemmes uden afsender, og navne streges ud, hvor jeg kan kende dem. Skriv »vis mine oplysninger« eller »slet mine oplysninger« til mig i en personlig chat, så viser eller sletter jeg dine oplysninger',
      en: 'how the organisers handle the data in the application. About this chat I can say: what you write in an application here I keep, and only the group and the organisers can see it. Otherwise I keep neither who asks nor what was said, only which topic and city it is about, for the next answer. Questions I cannot answer are kept without a sender, and names are struck out where I can tell them. Write “show my data” or “delete my data” to me in a personal chat, and I show or delete your data',
    },
  },
};

/** Topics that are none of this bot's, with what can honestly be said. The text ends where the contact, if any, begins. */
export const outside: Readonly<Record<string, Localised>> = {
  weather: {
    da: 'Vejret kan jeg ikke hjælpe med. Jeg kan kun svare på spørgsmål om netværket.',
    en: 'I cannot help with the weather. I can only answer questions about the network.',
  },
  travel: {
    da: 'Køreplaner og rejsetider kan jeg ikke svare på. Jeg kan kun svare på spørgsmål om netværket, for eksempel hvor og hvornår møderne er.',
    en: 'I cannot answer questions about timetables and travel. I can only answer questions about the network, such as where and when the meetings are.',
  },
  law: {
    da: 'Det kan jeg ikke rådgive om: Juridiske rettigheder, erstatning og arbejdsskade ligger uden for det, jeg ved noget om. Tal med din tillidsrepræsentant, din fagforening eller kommunens HR-afdeling.',
    en: "I cannot advise on that: legal rights, compensation and industrial injury are outside what I know. Talk to your union representative, your union or the municipality's HR department.",
  },
  'authority-rules': {
    da: 'Arbejdsmiljøreglerne kan jeg ikke svare på, for de står ikke i det, jeg bygger på. Spørg jeres arbejdsmiljøorganisation eller Arbejdstilsynet.',
    en: 'I cannot answer that: the working environment rules are outside what I build on. Ask your health and safety organisation or the Working Environment Authority (Arbejdstilsynet).',
  },
  'personal-data': {
    da: 'Det kan jeg ikke hjælpe med: Jeg har ikke adgang til oplysninger om personer eller ansøgere, og jeg ville ikke udlevere dem.',
    en: 'I cannot help with that: I have no access to information about people or applicants, and I would not share it.',
  },
  jailbreak: {
    da: 'Det kan jeg ikke hjælpe med. Jeg kan kun svare på spørgsmål om netværket, ud fra det, der står på programsiden, og jeg har ikke adgang til andre oplysninger.',
    en: 'I cannot help with that. I can only answer questions about the network, from what the programme page says, and I have no access to anything else.',
  },
  'off-topic': {
    da: 'Det kan jeg ikke hjælpe med. Jeg kan kun svare på spørgsmål om netværket: datoer, frister, krav og indhold.',
    en: 'I cannot help with that. I can only answer questions about the network: dates, deadlines, requirements and content.',
  },
  'professional-advice': {
    da: 'Konkrete faglige råd kan jeg ikke give. Tal med jeres arbejdsmiljørepræsentant eller leder. I netværket får arbejdsgruppen sparring på netop den slags.',
    en: 'I cannot give professional advice on concrete cases. Talk to your safety representative or your manager. In the network the working group gets feedback on exactly that kind of thing.',
  },
};
