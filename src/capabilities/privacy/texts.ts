import type { Command } from '../../core/capability.js';

const da = {
  prompts: ['vis mine oplysninger', 'slet mine oplysninger'],
  commands: (): Command[] => [
    { title: 'Vis mine oplysninger', description: 'Det, jeg har gemt om dig', scopes: ['personal'] },
    { title: 'Slet mine oplysninger', description: 'Det, der kan slettes; jeg spørger først', scopes: ['personal'] },
  ],
  personalOnly:
    'Det handler om dig og hører ikke til her, hvor andre læser med. Skriv det til mig i vores egen chat, så viser jeg dig det der.',
  forPutOut:
    'I vores egen chat kan du stadig skrive "vis mine oplysninger" for at se, hvad jeg har gemt om dig, og hvor længe, og "slet mine oplysninger" for at få det slettet, der kan slettes.',
  title: 'Det har jeg gemt om dig',
  nothing: 'Jeg har ikke gemt noget om dig.',
  nothingToDelete: 'Der er ikke noget, jeg kan slette for dig.',
  unknownMail:
    'Teams kunne ikke fortælle mig din mailadresse lige nu. Står du et sted kun med den, har jeg ikke fundet det. Prøv igen senere.',
  more: (count: number) => `Og ${count} mere af samme slags.`,
  why: (text: string) => `Hvorfor: ${text}`,
  until: (text: string) => `Hvor længe: ${text}`,
  anonymous:
    'Spørgsmål, jeg ikke kunne svare på, og tommel op og ned gemmer jeg uden, hvem de kom fra. Dem kan hverken jeg eller andre finde igen som dine. Det, der står i chatten, ligger hos jer selv i Teams; det kan jeg ikke slette. Det samme gælder mails og kort, som arrangørerne allerede har fået.',
  delete: 'Slet mine oplysninger',
  askTitle: 'Vil du have dine oplysninger slettet?',
  goes: 'Det sletter jeg',
  stays: 'Det bliver',
  sure: 'Slettet er slettet: Det kan ikke fortrydes.',
  yes: 'Ja, slet',
  no: 'Nej, lad det blive',
  changed: 'Der er kommet noget til, siden du så det. Her er det, som det ser ud nu.',
  kept: 'Så rører jeg ikke ved noget. Alt er, som det var.',
  doneTitle: 'Så er det gjort',
  done: 'Det har jeg slettet',
  channel: {
    title: 'Arrangørernes og konsulenternes kanal',
    organisers: 'Du har udpeget arrangørernes kanal',
    consultants: 'Du har udpeget konsulenternes kanal',
    why: 'For at man kan se, hvem der gjorde det. Jeg har kun dit id, ikke dit navn.',
    until: 'Indtil en anden kanal bliver udpeget.',
    outcome: 'Den bliver, for uden den ved jeg ikke, hvor ansøgninger og spørgsmål skal hen. Udpeger en anden kanalen, forsvinder dit id.',
  },
  organiser: {
    title: 'Du er arrangør',
    line: 'Dit id står på listen over arrangører, og dit navn og id ved de svar, du har givet på ansøgninger; ved de organisationer, du har lukket ind, står dit id',
    why: 'For at kun arrangører kan svare på ansøgninger og lukke nogen ind, og for at man kan se, hvem der gjorde det.',
    until: 'Listen: indtil du bliver taget af den. Svarene: lige så længe som ansøgningerne.',
    outcome: 'Det bliver, for det viser, hvem der besluttede hvad. Den, der driver botten, kan tage dig af listen.',
  },
};

const en: typeof da = {
  prompts: ['show my data', 'delete my data'],
  commands: () => [
    { title: 'Show my data', description: 'What I have stored about you', scopes: ['personal'] },
    { title: 'Delete my data', description: 'What can be deleted; I ask first', scopes: ['personal'] },
  ],
  personalOnly:
    'That is about you, and does not belong here where others read along. Write it to me in our own chat, and I will show you there.',
  forPutOut:
    'In our own chat you can still write "show my data" to see what I have stored about you, and for how long, and "delete my data" to have deleted what can be.',
  title: 'This is what I have stored about you',
  nothing: 'I have stored nothing about you.',
  nothingToDelete: 'There is nothing that I can delete for you.',
  unknownMail:
    'Teams could not tell me your mail address just now. Where you stand with that alone, I have not found it. Please try again later.',
  more: (count) => `And ${count} more of the same kind.`,
  why: (text) => `Why: ${text}`,
  until: (text) => `How long: ${text}`,
  anonymous:
    'Questions that I could not answer and thumbs up and down I keep without who they came from. Neither I nor anybody else can find them as yours. What stands in the chat lies with your own organisation in Teams; I cannot delete that. The same goes for mails and cards that the organisers already have.',
  delete: 'Delete my data',
  askTitle: 'Do you want your data deleted?',
  goes: 'This I delete',
  stays: 'This stays',
  sure: 'Deleted is deleted: it cannot be undone.',
  yes: 'Yes, delete',
  no: 'No, leave it',
  changed: 'Something has been added since you saw it. Here it is as it is now.',
  kept: 'Then I touch nothing. Everything is as it was.',
  doneTitle: 'It is done',
  done: 'This I have deleted',
  channel: {
    title: "The organisers' and the consultants' channel",
    organisers: "You have named the organisers' channel",
    consultants: "You have named the consultants' channel",
    why: 'So that it can be seen who did it. I have only your id, not your name.',
    until: 'Until another channel is named.',
    outcome:
      'It stays, for without it I do not know where applications and questions are to go. When somebody else names the channel, your id goes.',
  },
  organiser: {
    title: 'You are an organiser',
    line: 'Your id is on the list of organisers, and your name and id stand with the answers that you have given to applications; with the organisations that you have let in stands your id',
    why: 'So that only organisers can answer applications and let anybody in, and so that it can be seen who did.',
    until: 'The list: until you are taken off it. The answers: as long as the applications.',
    outcome: 'It stays, for it shows who decided what. Whoever runs the bot can take you off the list.',
  },
};

export const texts = { da, en };
