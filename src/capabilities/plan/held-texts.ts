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
  consultantOutcome: 'Dit navn fjernes. Svarene bliver hos gruppen.',
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
  consultantOutcome: 'Your name is removed. The answers stay with the group.',
};

export const heldTexts = { da, en };
