import type { Phrasings } from './phrasings.js';

export const facts = {
  price: {
    da: ['er det gratis', 'hvad koster det', 'skal vi betale for at deltage', 'deltagergebyr', 'pris'],
    en: ['is it free', 'what does it cost'],
  },
  deadline: {
    da: [
      'hvornår er fristen',
      'ansøgningsfrist',
      'hvornår skal vi senest søge',
      'er fristen udløbet',
      'kan vi nå det endnu',
      'fristen for {course}',
    ],
    en: ['when is the deadline'],
  },
  'meeting-dates': {
    da: ['hvornår er møderne', 'mødedatoer', 'datoer for møder i {course}', 'hvilke datoer skal jeg blokere i kalenderen'],
    en: ['when are the meetings'],
  },
  'meeting-on-date': {
    da: ['er {date} et møde', 'er der møde {date}', 'vi kan ikke {date}, hvilket hold går det ud over'],
    en: ['is there a meeting on {date}'],
  },
  'meeting-time': {
    da: ['mødetidspunkt', 'hvor længe varer et møde', 'hvad tid på dagen', 'hvor mange timer i alt'],
    en: ['how long is each meeting'],
  },
  venue: { da: ['hvor holdes møderne', 'hvilken bygning', 'sted', 'adresse på mødet'], en: ['where are the meetings'] },
  composition: {
    da: ['hvem skal være med i arbejdsgruppen', 'er det nok med {n} personer', 'må vi være {n}'],
    en: ['who can be in the group'],
  },
} satisfies Phrasings;
