/** What Plan says of the groups in which somebody stands, to that person. */
const da = {
  title: (group: string) => `Handleplan, ${group}`,
  member: (line: string) => `Du er med i gruppen: ${line}`,
  responsible: (count: number) => (count === 1 ? 'Du er ansvarlig for 1 handling' : `Du er ansvarlig for ${count} handlinger`),
  history: 'Dit navn står ved det, du har skrevet og svaret',
  why: 'For at gruppen kan holde sin handleplan i live og se, hvem der gør hvad.',
  until: (day: string) => `Til ${day}.`,
  outcome:
    'Du tages ud af gruppen, og dit navn fjernes fra handlingerne og fra det, der er sket. Handlingerne bliver hos gruppen, uden navn, og det, der står i deres tekster, bliver stående.',
  consultant: (count: number) =>
    count === 1 ? 'Dit navn står ved 1 svar, du har givet som konsulent' : `Dit navn står ved ${count} svar, du har givet som konsulent`,
  namesOutcome: 'Dit navn fjernes. Det, du har skrevet og svaret, bliver hos gruppen.',
  unsure: (count: number) =>
    count === 1
      ? 'Ved 1 ældre linje kan jeg ikke se, om det er dig eller en anden i gruppen med samme navn. Der bliver navnet stående.'
      : `Ved ${count} ældre linjer kan jeg ikke se, om det er dig eller en anden i gruppen med samme navn. Der bliver navnet stående.`,
  namesake: {
    title: 'Et navn som dit i ældre handleplaner',
    line: (count: number) => (count === 1 ? 'Navnet står ved 1 linje' : `Navnet står ved ${count} linjer`),
    why: 'For at gruppen kan se, hvem der gjorde hvad.',
    until: 'Lige så længe som handleplanen.',
    outcome: (contact: string) =>
      `Det bliver, for jeg kan ikke se, om det er dig eller en anden med samme navn. Er det dig, så skriv til ${contact}.`,
  },
};

const en: typeof da = {
  title: (group) => `Action plan, ${group}`,
  member: (line) => `You are in the group: ${line}`,
  responsible: (count) => (count === 1 ? 'You are responsible for 1 action' : `You are responsible for ${count} actions`),
  history: 'Your name stands with what you have written and answered',
  why: 'So that the group can keep its action plan alive and see who does what.',
  until: (day) => `Until ${day}.`,
  outcome:
    'You are taken out of the group, and your name is taken off the actions and off what has happened. The actions stay with the group, without a name, and what stands in their texts stays.',
  consultant: (count) =>
    count === 1
      ? 'Your name stands with 1 answer that you gave as a consultant'
      : `Your name stands with ${count} answers that you gave as a consultant`,
  namesOutcome: 'Your name is removed. What you have written and answered stays with the group.',
  unsure: (count) =>
    count === 1
      ? 'For 1 older line I cannot tell whether it is you or somebody else in the group with the same name. There the name stays.'
      : `For ${count} older lines I cannot tell whether it is you or somebody else in the group with the same name. There the name stays.`,
  namesake: {
    title: 'A name like yours in older action plans',
    line: (count) => (count === 1 ? 'The name stands with 1 line' : `The name stands with ${count} lines`),
    why: 'So that the group can see who did what.',
    until: 'As long as the action plan.',
    outcome: (contact) =>
      `It stays, for I cannot tell whether it is you or somebody else with the same name. If it is you, write to ${contact}.`,
  },
};

export const heldTexts = { da, en };
