import type { Capability, Command } from '../../core/capability.js';
import { type Language, languages } from '../../core/language.js';
import type { Programme } from '../../core/programme.js';
import type { Scope } from '../../core/turn.js';
import { courseNames, listed } from '../../core/wording.js';
import { accentColor, presentations } from './base.js';
import { placeholder } from './placeholders.js';

/** The newest schema that the official templates use, and the language of `manifest.json` itself. */
const schema = 'https://developer.microsoft.com/json-schemas/teams/v1.30';
const schemaVersion = '1.30';
const [defaultLanguage, ...otherLanguages] = languages;

/** What a place is called in a manifest, in the order of its command lists. */
const scopes: readonly { readonly scope: Scope; readonly called: string }[] = [
  { scope: 'personal', called: 'personal' },
  { scope: 'group', called: 'groupChat' },
  { scope: 'channel', called: 'team' },
];

const domain = placeholder('BOT_DOMAIN');

/** What the manifest is made of. `version` is the app's own; a municipality is offered the update where it is higher. */
export interface Source {
  readonly capabilities: readonly Capability[];
  readonly programme: Programme;
  readonly version: string;
}

/** The text files of the app's package by name, with placeholders where a value is the environment's. */
export function manifestFiles(source: Source): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ['manifest.json', written(manifestOf(source))],
    ...otherLanguages.map((language) => [`${language}.json`, written(localisationOf(source, language))]),
  ]);
}

function manifestOf({ capabilities, programme, version }: Source) {
  const { contacts } = programme;
  return {
    $schema: `${schema}/MicrosoftTeams.schema.json`,
    manifestVersion: schemaVersion,
    version,
    id: placeholder('TEAMS_APP_ID'),
    developer: {
      name: listed([...new Set(contacts.map(({ organisation }) => organisation))], defaultLanguage),
      websiteUrl: `https://${domain}/about`,
      privacyUrl: `https://${domain}/privacy`,
      termsOfUseUrl: `https://${domain}/terms`,
    },
    localizationInfo: {
      defaultLanguageTag: defaultLanguage,
      additionalLanguages: otherLanguages.map((language) => ({ languageTag: language, file: `${language}.json` })),
    },
    ...presented(programme, defaultLanguage),
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor,
    supportsChannelFeatures: 'tier1',
    bots: [
      {
        botId: placeholder('BOT_ID'),
        scopes: scopes.map(({ called }) => called),
        commandLists: scopes.map(({ scope, called }) => ({
          scopes: [called],
          commands: menu(capabilities, programme, scope, defaultLanguage).map(({ title, description, prompt }) => ({
            title,
            description,
            ...(prompt === undefined ? {} : { type: 'prompt', prompt }),
          })),
        })),
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [domain],
  };
}

/** The same texts in another language, by their place in the manifest. */
function localisationOf({ capabilities, programme }: Source, language: Language): Record<string, string> {
  const { name, description } = presented(programme, language);
  const lines = scopes.flatMap(({ scope }, list) =>
    menu(capabilities, programme, scope, language).flatMap(({ title, description, prompt }, line) => {
      const at = `bots[0].commandLists[${list}].commands[${line}]`;
      return [[`${at}.title`, title], [`${at}.description`, description], ...(prompt === undefined ? [] : [[`${at}.prompt`, prompt]])];
    }),
  );
  return {
    $schema: `${schema}/MicrosoftTeams.Localization.schema.json`,
    'name.short': name.short,
    'name.full': name.full,
    'description.short': description.short,
    'description.full': description.full,
    ...Object.fromEntries(lines),
  };
}

function presented({ name, courses }: Programme, language: Language) {
  return presentations(name, { da: courseNames(courses, 'da'), en: courseNames(courses, 'en') })[language];
}

function menu(capabilities: readonly Capability[], programme: Programme, scope: Scope, language: Language): Command[] {
  return capabilities.flatMap(({ commands }) => commands?.(programme, language) ?? []).filter((command) => command.scopes.includes(scope));
}

function written(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
