import type { Language } from '../../core/language.js';
import { normalise } from '../../core/words.js';
import type { Match, Matcher } from './classifier.js';
import { isMatter } from './ranking.js';
import { isAsking, sentencesOf } from './segments.js';

/** A text this probably a cry for help is one; less will do where somebody is named as hurt. */
const surely = 0.5;
const perhaps = 0.15;
/** A sentence that asks about the network this clearly is a question, whatever was told before it. */
const clear = 0.4;

/** Words of having been hurt, of fear, and of being worn down. */
const hurt =
  /(?<!\p{L})(?:(?:orker|magter) ikke|kan (?:snart )?ikke (?:mere|klare|holde)|br[uy]d\p{L}* sammen|gøre en ende|can'?t (?:take|cope|go on)|cannot (?:take|cope|go on)|breaking down|end it all|ryster|græder|bange|utryg|angst|selvmord|dø|ihjel|dræbe|såret|bløder|blødte|våben|pistol|banker|kaster|slår|slog|slåe?t|tæsk|bank|lussing|kvælertag|sparke[dtr]\p{L}*|spark|spytte[dtr]\p{L}*|spyt|true[dtr]\p{L}*|truer|trusler|dødstrusler|overfaldet|overfalder|kniv|bidt|bed|bider|kvæler|kvalte|krads\p{L}*|stalk\p{L}*|råber|smadrer|chikaner\p{L}*|hit|beaten|beat|kicked|punched|spat|bitten|bit|threaten\p{L}*|attacked|assaulted|stalk\p{L}*|knife|gun|weapon|strangled|afraid|scared|shaking|crying|kill|suicide|bleeding|hurt)(?!\p{L})/u;

/** Somebody close, in each language: what is a pronoun in one is a preposition in the other. */
const affected: Readonly<Record<Language, RegExp>> = {
  da: /(?<!\p{L})(?:mig|jeg|os|min|mit|mine|vores|kollega|kollegaer|medarbejder|hende|ham)(?!\p{L})/u,
  en: /(?<!\p{L})(?:me|my|i|us|our|colleague|employee|her|him)(?!\p{L})/u,
};

/** It is about oneself, or has just happened. */
const acute: Readonly<Record<Language, RegExp>> = {
  da: /(?<!\p{L})(?:jeg|mig|min|mit|mine|lige|nu|netop|i dag|i nat|i går|i aften|i morges|bange|hjælp)(?!\p{L})/u,
  en: /(?<!\p{L})(?:i|me|my|just|now|today|tonight|yesterday|afraid|scared|help)(?!\p{L})/u,
};

/** Whether a text speaks of somebody hurt or afraid: what may be a cry that was not understood is not to be kept. */
export function speaksOfHurt(text: string): boolean {
  return hurt.test(normalise(text));
}

/**
 * Whether somebody in need writes: threatened, hit or worn down, or close to somebody who is, in any sentence of the message. "Our
 * staff are shamed on Facebook. Does the network cover that?" is a question, as long as nobody is hurt right now.
 */
export function isDistress(text: string, masked: string, language: Language, match: Matcher): boolean {
  const sentences = sentencesOf(text).map(normalise);
  // A question that follows must not drown what was told before it.
  const told = sentences.length > 1 ? sentences.filter((sentence) => hurt.test(sentence) && !isAsking(sentence)) : [];
  if (told.some((sentence) => acute[language].test(sentence) && saysSo(sentence, language, match))) return true;
  if (!saysSo(masked, language, match)) return false;
  return acute[language].test(masked) || !sentences.some((sentence) => isAsking(sentence) && asksOfNetwork(match(sentence)));
}

function saysSo(text: string, language: Language, match: Matcher): boolean {
  const ranked = match(text);
  const scoreOf = (topic: string) => ranked.find((m) => m.topic === topic)?.score ?? 0;
  const distress = scoreOf('distress');
  if (distress < perhaps || distress < scoreOf('distress-not')) return false;
  return distress >= surely || (affected[language].test(text) && hurt.test(text));
}

function asksOfNetwork([best]: readonly Match[]): boolean {
  return best !== undefined && isMatter(best.topic) && best.score >= clear;
}
