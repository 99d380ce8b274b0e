import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { Language } from '../../core/language.js';
import type { Held } from '../../core/ports.js';
import type { Programme } from '../../core/programme.js';
import { askCard, doneCard, showCard } from './cards.js';
import { texts } from './texts.js';

const da: readonly Held[] = [
  {
    title: 'Ansøgning SMV-7K3F9Q (kladde)',
    lines: ['Vejle Kommune', 'Du står i arbejdsgruppen: Lone Hansen · lone@vejle.dk · leder · Sundhed og Ældre'],
    why: 'For at I kan skrive ansøgningen færdig og sende den.',
    until: 'Til onsdag den 20. maj 2026, hvis ingen ændrer den inden da.',
    fate: 'goes',
    outcome: 'Den er din alene, så hele kladden slettes.',
  },
  {
    title: 'Ansøgning SMV-4HT2XW (optaget)',
    lines: ['Vejle Kommune', 'Du arbejder på den her i chatten, så jeg har dit navn, og hvor jeg kan skrive til dig'],
    why: 'For at man kan se, hvad arrangørerne har svaret, og på hvilket grundlag.',
    until: 'Til søndag den 1. oktober 2028.',
    fate: 'stays',
    outcome: 'Den bliver til den dag, for den viser, hvad der blev besluttet og hvorfor.',
  },
];

const en: readonly Held[] = [
  {
    title: 'Application SMV-7K3F9Q (draft)',
    lines: ['Vejle Kommune', 'You stand in the working group: Lone Hansen · lone@vejle.dk · leader · Sundhed og Ældre'],
    why: 'So that you can finish the application and send it.',
    until: 'Until Wednesday 20 May 2026, unless somebody changes it before then.',
    fate: 'goes',
    outcome: 'It is yours alone, so the whole draft is deleted.',
  },
  {
    title: 'Application SMV-4HT2XW (accepted)',
    lines: ['Vejle Kommune', 'You work on it here in the chat, so I have your name and where I can write to you'],
    why: 'So that it can be seen what the organisers answered, and on what grounds.',
    until: 'Until Sunday 1 October 2028.',
    fate: 'stays',
    outcome: 'It stays until that day, for it shows what was decided and why.',
  },
];

/** Each kind of card that it sends, as somebody with a draft and an accepted application sees it. */
export function gallery(_programme: Programme, language: Language): Readonly<Record<string, IAdaptiveCard>> {
  const held = { da, en }[language];
  const { nothing } = texts[language];
  return {
    show: showCard(held, language),
    'show-nothing': showCard([], language, [{ text: nothing, tone: 'good' }]),
    ask: askCard(held, '0123456789abcdef', language),
    done: doneCard(held, language),
  };
}
