/** What Apply says of the applications in which somebody stands, to that person. */
const da = {
  title: (reference: string, state: string) => `Ansøgning ${reference} (${state})`,
  member: (line: string) => `Du står i arbejdsgruppen: ${line}`,
  editor: 'Du arbejder på den her i chatten, så jeg har dit navn, og hvor jeg kan skrive til dig',
  invited: 'En kollega har lukket dig ind, så du kan åbne den',
  others: 'Dine kolleger i arbejdsgruppen, som du har skrevet dem ind',
  why: {
    draft: 'For at I kan skrive ansøgningen færdig og sende den.',
    pending: 'For at arrangørerne kan tage stilling til ansøgningen og svare jer.',
    decided: 'For at man kan se, hvad arrangørerne har svaret, og på hvilket grundlag.',
  },
  until: {
    draft: (day: string) => `Til ${day}, hvis ingen ændrer den inden da.`,
    pending: (day: string) => `Til ${day}.`,
    decided: (day: string) => `Til ${day}.`,
  },
  warning: (reference: string, day: string) =>
    `Jeres kladde til en ansøgning, ${reference}, har ligget længe. ${day[0]?.toUpperCase()}${day.slice(1)} sletter jeg den. Er der noget i den, I vil gemme, så åbn den med »ansøg« og tag det med inden da. Retter I noget i den, bliver den liggende.`,
  whole: 'Den er din alene, så hele kladden slettes.',
  part: 'Du tages ud. Kladden bliver hos de andre, der er med i den, og det, der står i dens tekster, bliver stående.',
  stays: {
    pending: (contact: string) =>
      `Den ligger hos arrangørerne og bliver, så længe de skal svare. Træk den tilbage, hvis I fortryder: Skriv »træk ansøgningen tilbage« før fristen, og bed mig så igen om at slette. Er det kun dig, der skal ud, så lad gruppen tage dig ud, eller kontakt ${contact}.`,
    decided: (contact: string) =>
      `Den bliver til den dag, for den viser, hvad der blev besluttet og hvorfor. Er noget forkert, eller skal du ud før, så kontakt ${contact}.`,
  },
};

const en: typeof da = {
  title: (reference, state) => `Application ${reference} (${state})`,
  member: (line) => `You stand in the working group: ${line}`,
  editor: 'You work on it here in the chat, so I have your name and where I can write to you',
  invited: 'A colleague has let you in, so that you can open it',
  others: 'Your colleagues in the working group, as you have written them in',
  why: {
    draft: 'So that you can finish the application and send it.',
    pending: 'So that the organisers can consider the application and answer you.',
    decided: 'So that it can be seen what the organisers answered, and on what grounds.',
  },
  until: {
    draft: (day) => `Until ${day}, unless somebody changes it before then.`,
    pending: (day) => `Until ${day}.`,
    decided: (day) => `Until ${day}.`,
  },
  warning: (reference, day) =>
    `Your draft of an application, ${reference}, has been lying for long. On ${day} I will delete it. If there is something in it that you want to keep, open it with “apply” and take it with you before then. If you change something in it, it stays.`,
  whole: 'It is yours alone, so the whole draft is deleted.',
  part: 'You are taken out. The draft stays with the others who are in it, and what stands in its texts stays.',
  stays: {
    pending: (contact) =>
      `It is with the organisers and stays while they are to answer. Take it back if you change your minds: write “withdraw the application” before the deadline, and then ask me to delete again. If only you are to go out of it, have the group take you out, or contact ${contact}.`,
    decided: (contact) =>
      `It stays until that day, for it shows what was decided and why. If something is wrong, or you are to go out of it earlier, contact ${contact}.`,
  },
};

export const heldTexts = { da, en };
