import type { Localised } from '../../core/language.js';

/** The bot's colour in Teams, behind its icon. */
export const accentColor = '#14545a';

/** How the app presents itself. The most that Teams takes: 30, 100, 80 and 4,000 characters. */
export interface Presentation {
  readonly name: { readonly short: string; readonly full: string };
  readonly description: { readonly short: string; readonly full: string };
}

/** What the app says of itself around the network's full name and the cities of its courses. */
export function presentations(name: Localised, courses: Localised): Localised<Presentation> {
  return {
    da: {
      name: { short: 'Sammen mod vold', full: name.da },
      description: {
        short: 'Spørg, ansøg, og hold handleplanen i gang i netværket mod vold og trusler.',
        full: [
          `For kommuner, der er med i netværket ${name.da}, eller som overvejer det. Der er forløb i ${courses.da}.`,
          'Spørg: Hvornår er møderne, hvem kan være med, hvad kræver det? Du får det svar, der gælder i dag og for jeres forløb. Det, der ikke er oplyst, får du ikke et gæt på, men et menneske at spørge. Botten bruger ikke en sprogmodel.',
          'Ansøg: Arbejdsgruppen udfylder ansøgningen sammen, hver i sin egen chat. Reglerne bliver forklaret undervejs, og svaret kommer samme sted.',
          'Hold handleplanen i gang: Skriv handlingerne ned i gruppens kanal. En gang om ugen spørger botten, hvordan det går, og I svarer direkte på kortet. Går noget i stå, kan I bede konsulenterne om hjælp.',
          'Botten er ikke et beredskab. Er der fare, så ring 112. Har du været ude for noget, så gå til din leder, AMR eller TR.',
        ].join('\n\n'),
      },
    },
    en: {
      name: { short: 'Together against violence', full: name.en },
      description: {
        short: 'Ask, apply and keep the action plan going in the network against violence.',
        full: [
          `For Danish municipalities that take part in the network ${name.en}, or consider it. There are courses in ${courses.en}.`,
          'Ask: When are the meetings, who can join, what does it take? You get the answer that holds today and for your course. What is not stated is not guessed at: you get a person to ask. The bot uses no language model.',
          'Apply: The working group fills in the application together, each in their own chat. The rules are explained on the way, and the answer comes back there.',
          "Keep the action plan going: Write the actions down in the group's channel. Once a week the bot asks how it goes, and you answer on the card. If something is stuck, you can ask the consultants for help.",
          'The bot is no emergency service. In danger, call 112. If something has happened to you, go to your manager, AMR or TR.',
        ].join('\n\n'),
      },
    },
  };
}
