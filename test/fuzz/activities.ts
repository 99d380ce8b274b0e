import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { buttonsOn, inputsOn } from '../apply/world.js';

/** An activity as Teams sends it. */
export type Activity = Readonly<Record<string, unknown>>;

const activity = z.record(z.string(), z.unknown());

/**
 * What Teams sends: `recorded.jsonl` is what the Playground sent while the browser tests ran, `documented.jsonl` what only Teams itself sends, after
 * Microsoft's documentation. The people are made up. Where to answer is settled when one is sent.
 */
export function recorded(): Activity[] {
  return ['recorded.jsonl', 'documented.jsonl'].flatMap((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line) => activity.parse(JSON.parse(line))),
  );
}

const cards = fileURLToPath(new URL('../../cards/', import.meta.url));

/** Every button of the gallery, pressed by the newer and by the older way, with all fields of its card filled in. */
export function galleryPresses(like: Activity): Activity[] {
  return readdirSync(cards).flatMap((file) => pressesOn(JSON.parse(readFileSync(cards + file, 'utf8')), like));
}

/** A button of each verb, pressed as in that activity, whether or not a card of the gallery has it. */
export function verbPresses(verbs: readonly string[], like: Activity): Activity[] {
  return verbs.flatMap((verb) => pressesOn({ type: 'Action.Execute', title: verb, verb, data: { language: 'da' } }, like));
}

/** Every button of a card, pressed as in that activity. */
export function pressesOn(card: unknown, like: Activity): Activity[] {
  const typed = Object.fromEntries(
    inputsOn(card).map(({ id, value, choices }) => [id, value || (choices[0]?.value ?? 'Vi øver nedtrapning')]),
  );
  return buttonsOn(card).flatMap(({ verb, data }) => {
    const { name: _, value: __, ...rest } = like;
    return [
      {
        ...like,
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb, data: { ...typed, ...data } }, trigger: 'manual' },
      },
      { ...rest, type: 'message', value: { ...typed, ...data, verb } },
    ];
  });
}

const shape = z.object({
  type: z.string(),
  name: z.string().default(''),
  value: z
    .object({ verb: z.string().default(''), action: z.object({ verb: z.string() }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** Activities by their kind: type, name and verb, so that what there is much of does not crowd out the rest. */
export function byKind(activities: readonly Activity[]): ReadonlyMap<string, readonly Activity[]> {
  const kinds = new Map<string, Activity[]>();
  for (const one of activities) {
    const { type, name, value } = shape.parse(one);
    const kind = `${type} ${name} ${value?.action?.verb ?? value?.verb ?? ''}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return kinds;
}
