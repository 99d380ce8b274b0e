import { type Language, languages } from '../../core/language.js';
import { mainContact, type Programme } from '../../core/programme.js';
import { reach } from '../../core/wording.js';
import { documentOf, type Page } from './html.js';

const names = ['about', 'privacy', 'terms'] as const;

/**
 * The page of that name, which the app in Teams refers to and anybody may read: Danish, then English. HTML; undefined where there is none.
 * What it says of what is kept is ARCHITECTURE.md's "What is stored" in a few words.
 */
export function publicPage(name: string, programme: Programme): string | undefined {
  const found = names.find((one) => one === name);
  if (!found) return undefined;
  const links = [
    ...names.map((one) => ({ href: `/${one}`, title: texts.da(programme)[one].title })),
    { href: '#en', title: 'In English', language: 'en' as const },
  ];
  return documentOf(
    languages.map((language) => ({ language, ...texts[language](programme)[found] })),
    links,
  );
}

const texts: Readonly<Record<Language, (programme: Programme) => Record<(typeof names)[number], Page>>> = {
  da: (programme) => ({
    about: {
      title: 'Om botten',
      parts: [
        `Botten er for kommuner, der er med i netværket ${programme.name.da}, eller som overvejer det. I Microsoft Teams svarer den på spørgsmål om netværket, tager imod ansøgninger og spørger en gang om ugen, hvordan det går med gruppens handleplan.`,
        'Den er ikke et beredskab. Er der fare, så ring 112. Har du været ude for noget, så gå til din leder, AMR eller TR.',
        { heading: 'Brug for hjælp?' },
        'Virker noget ikke, eller vil du hellere tale med et menneske, så ring eller skriv:',
        { list: programme.contacts.map((contact) => reach(contact, 'da')) },
      ],
    },
    privacy: {
      title: 'Dine oplysninger',
      parts: [
        'Her står kort, hvad botten gemmer, hvorfor, og hvem der kan se det.',
        { heading: 'Det gemmer botten' },
        {
          list: [
            'Når du spørger: hvilket emne, hvilket forløb og hvilken kontakt det sidst handlede om, så du kan spørge videre. Ikke dine ord.',
            'Spørgsmål, den ikke kunne svare på, og kommentarer til svarene: teksten uden de navne, den kan kende, og uden hvem der skrev. Det bruges til at gøre svarene bedre.',
            'Ansøgningen: det, gruppen skriver i den, også medlemmernes navne, funktioner og mailadresser, hvem der har ændret hvad og hvornår, og arrangørernes svar.',
            'Handleplanen: handlingerne, hvem der har dem, hvordan det går, og hvem der er med i gruppen.',
          ],
        },
        { heading: 'Det gemmer den ikke' },
        {
          list: [
            'Beskeder om, at du eller en kollega er i nød eller har været ude for vold, når den kan se, at det er det, de handler om.',
            'Det, der ligner et cpr-nummer, i ansøgninger og handleplaner.',
          ],
        },
        'I driftsloggen står koder og id’er, ikke navne, mailadresser eller det, du skriver.',
        { heading: 'Hvem kan se det' },
        {
          list: [
            'Ansøgningen: gruppen, dem, den er delt med, og netværkets arrangører, som også får den på mail.',
            'Handleplanen: gruppen. Arrangørerne ser, hvor langt gruppen er, og læser kun handlingerne, hvis gruppen har sagt ja. Konsulenterne ser det, gruppen beder dem om hjælp til.',
            'Spørgsmål og kommentarer uden navne: netværkets arrangører.',
          ],
        },
        { heading: 'Hvor længe' },
        {
          list: [
            `Ansøgningen: ${programme.retention.applications} måneder efter rundens sidste møde eller svaret. En kladde, der ikke bliver sendt: ${programme.retention.drafts} måneder efter den sidste ændring.`,
            `Handleplanen: ${programme.retention.plans} måneder efter forløbets sidste møde.`,
            `Spørgsmål uden svar: ${programme.retention.unanswered} måneder. Kommentarer: ${programme.retention.feedback} måneder. Det, I sidst talte om: ${programme.retention.conversations} dage.`,
          ],
        },
        { heading: 'Dine rettigheder' },
        'Skriv »vis mine oplysninger« eller »slet mine oplysninger« til botten i din egen chat. Har du spørgsmål, eller skal noget rettes, så ring eller skriv:',
        { list: [reach(mainContact(programme), 'da')] },
        'Du kan også klage til Datatilsynet.',
      ],
    },
    terms: {
      title: 'Vilkår',
      parts: [
        {
          list: [
            'Botten er for ansatte i kommunerne og for netværkets arrangører og konsulenter.',
            'Den svarer ud fra det, der er oplyst om netværket. Er et svar afgørende for jer, så spørg en af kontakterne.',
            'Skriv ikke navne på borgere, cpr-numre eller hvad der skete i en enkelt episode.',
            `Fristerne gælder, også hvis botten ikke virker. En ansøgning kan altid sendes på mail til ${mainContact(programme).mail}.`,
            'Botten er ikke et beredskab. Er der fare, så ring 112.',
          ],
        },
      ],
    },
  }),
  en: (programme) => ({
    about: {
      title: 'About the bot',
      parts: [
        `The bot is for Danish municipalities that take part in the network ${programme.name.en}, or consider it. In Microsoft Teams it answers questions about the network, takes applications, and asks once a week how the group's action plan is going.`,
        'It is no emergency service. In danger, call 112. If something has happened to you, go to your manager, AMR or TR.',
        { heading: 'Need help?' },
        'If something does not work, or you would rather talk to a person, call or write:',
        { list: programme.contacts.map((contact) => reach(contact, 'en')) },
      ],
    },
    privacy: {
      title: 'Your data',
      parts: [
        'In short: what the bot keeps, why, and who can see it.',
        { heading: 'What it keeps' },
        {
          list: [
            'When you ask: the topic, course and contact that were last spoken of, so that you can go on asking. Not your words.',
            'Questions that it could not answer, and comments on answers: the text without the names that it can tell, and without who wrote. They serve to make answers better.',
            "The application: what the group writes in it, also its members' names, roles and mail addresses, who changed what and when, and the organisers' answer.",
            'The action plan: the actions, who has them, how it goes, and who is in the group.',
          ],
        },
        { heading: 'What it does not keep' },
        {
          list: [
            'Messages that say that you or a colleague are in need or have met with violence, where it can tell that they do.',
            'What looks like a civil registration number in applications and action plans.',
          ],
        },
        'The log holds codes and ids, not names, mail addresses or what you write.',
        { heading: 'Who can see it' },
        {
          list: [
            "The application: the group, those it is shared with, and the network's organisers, who also get it by mail.",
            'The action plan: the group. The organisers see how far it has come, and read the actions only if the group has agreed. The consultants see what the group asks their help with.',
            "Questions and comments without names: the network's organisers.",
          ],
        },
        { heading: 'How long' },
        {
          list: [
            `The application: ${programme.retention.applications} months after the round's last meeting or the answer. A draft that is not sent: ${programme.retention.drafts} months after its last change.`,
            `The action plan: ${programme.retention.plans} months after the course's last meeting.`,
            `Questions without an answer: ${programme.retention.unanswered} months. Comments: ${programme.retention.feedback} months. What was last spoken of: ${programme.retention.conversations} days.`,
          ],
        },
        { heading: 'Your rights' },
        'Write "show my data" or "delete my data" to the bot in your own chat. With questions, or to have something corrected, call or write:',
        { list: [reach(mainContact(programme), 'en')] },
        'You can also complain to the Danish Data Protection Agency (Datatilsynet).',
      ],
    },
    terms: {
      title: 'Terms',
      parts: [
        {
          list: [
            "The bot is for employees of the municipalities, and for the network's organisers and consultants.",
            'It answers from what is stated about the network. Where an answer decides something for you, ask one of the contacts.',
            'Do not write names of citizens, civil registration numbers, or what happened in a single incident.',
            `Deadlines hold, also when the bot does not work. An application can always be mailed to ${mainContact(programme).mail}.`,
            'The bot is no emergency service. In danger, call 112.',
          ],
        },
      ],
    },
  }),
};
