import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { Capability } from '../../core/capability.js';
import { languages } from '../../core/language.js';
import type { Programme } from '../../core/programme.js';

/** A card of the gallery, and the file in `cards/` that shows it. */
export interface CardFile {
  readonly capability: Capability;
  readonly name: string;
  readonly card: IAdaptiveCard;
  /** As it stands in the file. */
  readonly json: string;
}

/** Every card that the capabilities can send, in each language, with sample data. */
export function cardFiles(capabilities: readonly Capability[], programme: Programme): CardFile[] {
  return capabilities.flatMap((capability) =>
    languages.flatMap((language) =>
      Object.entries(capability.gallery(programme, language)).map(([card, content]) => ({
        capability,
        name: `${capability.name}.${card}.${language}.json`,
        card: content,
        json: `${JSON.stringify(content, null, 2)}\n`,
      })),
    ),
  );
}
