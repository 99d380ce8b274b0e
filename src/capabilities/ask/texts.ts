import { dayOf, longDate, timeOf } from '../../core/calendar.js';
import type { Command } from '../../core/capability.js';
import type { Language } from '../../core/language.js';
import type { Scope } from '../../core/turn.js';
import { clockTime, courseNames } from '../../core/wording.js';
import type { World } from './question.js';

const everywhere: readonly Scope[] = ['personal', 'group', 'channel'];

const da = {
  notStated: (about: string) => `Det fremgår ikke af programsiden, ${about}.`,
  unknown: 'Det ved jeg ikke. Enten fremgår det ikke af programsiden, eller også forstod jeg ikke spørgsmålet; prøv gerne med andre ord.',
  source: (page: string, section: string) => `Kilde: ${page}, »${section}«`,
  greeting: (name: string, courses: string) =>
    `Hej! Jeg svarer på spørgsmål om netværket ${name}: datoer, frister, krav til arbejdsgruppen, indhold, og hvem I kan spørge. Der er forløb i ${courses}. Skriv bare, som du ville til en kollega.`,
  demo: (date: string, time: string) => `Prøveversion: mit ur viser ${date} kl. ${time}.`,
  held: {
    title: 'Vores samtaler',
    count: (count: number) =>
      count === 1
        ? '1 samtale: hvad vi sidst talte om, ikke hvad du skrev'
        : `${count} samtaler: hvad vi sidst talte om, ikke hvad du skrev`,
    why: 'For at jeg forstår det, du spørger om bagefter, for eksempel »og i Aarhus?«.',
    until: (day: string) => `Til ${day}, hvis du ikke skriver mere.`,
    outcome: 'Jeg glemmer, hvad vi har talt om.',
  },
  urgent: 'Har du lige været ude for noget? Ring 112, hvis der er fare. Gå til din leder, AMR eller TR.',
  ask: 'Spørg for eksempel:',
  courses: { all: 'Alle forløb' },
  calendar: (course: string) => `${course} i kalenderen`,
  distress: {
    danger: 'Det lyder alvorligt, og det er godt, du skriver det. Er der fare lige nu, så ring 112 og kom i sikkerhed.',
    next: 'Få fat i din nærmeste leder, eller i din AMR eller TR, så hurtigt du kan, og brug arbejdspladsens eget beredskab. Du skal ikke stå alene med det.',
    other:
      'Bliv hos den, det er gået ud over, eller sørg for, at en anden er der. Inddrag AMR eller TR og den nærmeste leder, og brug arbejdspladsens eget beredskab: Det beskriver, hvad der skal ske nu, og hvem der gør det.',
    kept: 'Jeg er en bot og kan ikke selv tilkalde hjælp. Det, du har skrevet, gemmer jeg ikke.',
  },
  talk: (topic: string, world: World): string => {
    switch (topic) {
      case 'greeting':
        return `Hej! Spørg mig om netværket: datoer, frister, krav, indhold eller hvordan I ansøger.${demoNote(world)}`;
      case 'thanks':
        return 'Selv tak! Skriv bare, hvis der er mere.';
      case 'goodbye':
        return 'Selv tak, og hav det godt!';
      case 'identity':
        return 'Jeg er en bot, der svarer ud fra programsiden om netværket. Jeg bruger ikke en sprogmodel: Svarene er regnet ud fra sidens oplysninger og datoen i dag. Skal du tale med et menneske, så spørg efter en kontakt.';
      case 'praise':
        return 'Tak, det er rart at høre!';
      case 'complaint':
        return 'Det er jeg ked af. Prøv at skrive det med andre ord, eller spørg efter en kontakt, så får du et menneske at tale med. Tryk gerne på tommel ned under svaret, så kan vi se, hvad der mangler.';
      case 'confirm':
        return 'Godt. Skriv bare, hvis du vil vide mere om netværket.';
      case 'how-are-you':
        return 'Tak, jeg har det fint. Hvad kan jeg hjælpe med om netværket?';
      default:
        return `Jeg svarer på spørgsmål om netværket: datoer og frister for ${courseNames(world.programme.courses, 'da')}, hvem der kan være med, hvad det kræver, hvad I får ud af det, hvordan I ansøger, og hvem I kan kontakte. Skriv, som du taler; du kan spørge om flere ting på én gang.${demoNote(world)}`;
    }
  },
  prompts: {
    'meeting-dates': 'Hvornår er møderne?',
    'next-meeting': 'Hvornår er næste møde?',
    'remaining-meetings': 'Hvilke møder mangler?',
    'first-meeting': 'Hvornår begynder det?',
    'meeting-time': 'Hvad tid på dagen er møderne?',
    deadline: 'Hvornår er fristen?',
    'how-to-apply': 'Hvordan ansøger vi?',
    composition: 'Hvem kan være med i gruppen?',
    'other-members': 'Hvem er de øvrige?',
    coordinator: 'Hvad gør en tovholder?',
    'med-decision': 'Skal MED beslutte det?',
    'advance-statement': 'Hvad hvis MED ikke når at mødes?',
    'project-owner': 'Hvem ejer projektet?',
    catering: 'Er der mad på møderne?',
    venue: 'Hvor er møderne?',
    benefits: 'Hvad får vi ud af det?',
    elements: 'Hvad er elementerne i tilgangen?',
    implementation: 'Hvad menes med implementering?',
    'between-meetings': 'Hvad sker der mellem møderne?',
    'action-plan': 'Hvad er handleplanen?',
    'group-tasks': 'Hvad skal gruppen lave?',
    attendance: 'Skal alle med hver gang?',
    commitment: 'Hvad kræver det af os?',
    'starting-point': 'Hvad hvis vi allerede er i gang?',
    contact: 'Hvem kan vi spørge?',
  },
  commands: (courses: string): Command[] => [
    { title: da.prompts['meeting-dates'], description: `Dage, tid og sted i ${courses}`, scopes: everywhere },
    { title: da.prompts.deadline, description: 'Sidste dag, I kan ansøge', scopes: everywhere },
    {
      title: 'Er gruppen komplet?',
      description: 'Skriv, hvem I er, og hør, om der mangler nogen',
      prompt: 'Vi er 1 leder, 1 AMR og 1 HR-konsulent. Er det nok?',
      scopes: everywhere,
    },
    { title: da.prompts.contact, description: 'Telefon og mail til et menneske', scopes: everywhere },
    { title: 'Hjælp', description: 'Hvad jeg kan hjælpe med', scopes: everywhere },
  ],
};

const en: typeof da = {
  notStated: (about) => `The programme page does not say ${about}.`,
  unknown: 'I do not know that. Either the programme page does not say it, or I did not understand the question; please try other words.',
  source: (page, section) => `Source: ${page}, "${section}"`,
  greeting: (name, courses) =>
    `Hello! I answer questions about the network ${name}: dates, deadlines, requirements for the working group, content, and whom to ask. There are courses in ${courses}. Just write as you would to a colleague.`,
  demo: (date, time) => `Trial version: my clock says ${date}, ${time}.`,
  held: {
    title: 'Our conversations',
    count: (count) =>
      count === 1
        ? '1 conversation: what we last spoke of, not what you wrote'
        : `${count} conversations: what we last spoke of, not what you wrote`,
    why: 'So that I understand what you ask next, such as “and in Aarhus?”.',
    until: (day) => `Until ${day}, if you write no more.`,
    outcome: 'I forget what we have spoken of.',
  },
  urgent: 'Has something just happened to you? Call 112 if there is danger. Go to your manager, AMR or TR.',
  ask: 'You could ask:',
  courses: { all: 'All courses' },
  calendar: (course) => `${course} in my calendar`,
  distress: {
    danger: 'That sounds serious, and it is good that you write it. If there is danger right now, call 112 and get to safety.',
    next: "Get hold of your nearest manager, or your safety representative (AMR) or union representative (TR), as soon as you can, and use your workplace's own emergency procedure. You should not be alone with this.",
    other:
      "Stay with the person it happened to, or see that somebody does. Involve the safety representative (AMR) or union representative (TR) and the nearest manager, and use the workplace's own emergency procedure: it says what must happen now and who does it.",
    kept: 'I am a bot and cannot call for help myself. I do not keep what you have written.',
  },
  talk: (topic, world) => {
    switch (topic) {
      case 'greeting':
        return `Hello! Ask me about the network: dates, deadlines, requirements, content or how to apply.${demoNote(world)}`;
      case 'thanks':
        return 'You are welcome! Just write if there is more.';
      case 'goodbye':
        return 'You are welcome, and take care!';
      case 'identity':
        return "I am a bot that answers from the programme page about the network. I use no language model: the answers are computed from the facts on the page and today's date. If you would rather talk to a human, ask for a contact.";
      case 'praise':
        return 'Thank you, that is nice to hear!';
      case 'complaint':
        return 'I am sorry about that. Try putting it in other words, or ask for a contact to talk to a human. Pressing thumbs down under the answer shows us what is missing.';
      case 'confirm':
        return 'Good. Just write if you want to know more about the network.';
      case 'how-are-you':
        return 'I am fine, thank you. What can I help you with about the network?';
      default:
        return `I answer questions about the network: dates and deadlines for ${courseNames(world.programme.courses, 'en')}, who can join, what it takes, what you get, how to apply, and whom to contact. Write as you speak; you can ask several things at once.${demoNote(world)}`;
    }
  },
  prompts: {
    'meeting-dates': 'When are the meetings?',
    'next-meeting': 'When is the next meeting?',
    'remaining-meetings': 'Which meetings are left?',
    'first-meeting': 'When does it start?',
    'meeting-time': 'What time of day are the meetings?',
    deadline: 'When is the deadline?',
    'how-to-apply': 'How do we apply?',
    composition: 'Who can be in the group?',
    'other-members': 'Who are the others?',
    coordinator: 'What does the coordinator do?',
    'med-decision': 'Must MED decide?',
    'advance-statement': 'What if MED does not meet in time?',
    'project-owner': 'Who owns the project?',
    catering: 'Is there food at the meetings?',
    venue: 'Where are the meetings?',
    benefits: 'What do we get out of it?',
    elements: 'What are the elements of the approach?',
    implementation: 'What is meant by implementation?',
    'between-meetings': 'What happens between the meetings?',
    'action-plan': 'What is the action plan?',
    'group-tasks': 'What must the group do?',
    attendance: 'Must everyone come each time?',
    commitment: 'What does it take of us?',
    'starting-point': 'What if we are already under way?',
    contact: 'Whom can we ask?',
  },
  commands: (courses) => [
    { title: en.prompts['meeting-dates'], description: `Days, time and place in ${courses}`, scopes: everywhere },
    { title: en.prompts.deadline, description: 'The last day to apply', scopes: everywhere },
    {
      title: 'Is the group complete?',
      description: 'Write who you are, and hear whether anybody is missing',
      prompt: 'We are 1 manager, 1 AMR and 1 HR consultant. Is that enough?',
      scopes: everywhere,
    },
    { title: en.prompts.contact, description: 'Phone and mail of a person', scopes: everywhere },
    { title: 'Help', description: 'What I can help with', scopes: everywhere },
  ],
};

/** Every text of Ask that is not a fact of the round. */
export const texts: Readonly<Record<Language, typeof da>> = { da, en };

function demoNote({ now, language, demo }: World): string {
  return demo ? `\n\n${texts[language].demo(longDate(dayOf(now), language), clockTime(timeOf(now), language))}` : '';
}
