import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './child.js';

const patience = 30_000;
const interval = 50;

/** Asks until the address answers 200. Rejects where the child it belongs to ends, or half a minute has gone. */
export async function answers(url: string, child: Child): Promise<void> {
  let ended: string | undefined;
  void child.ended.then((why) => {
    ended = why;
  });
  const until = Date.now() + patience;
  while (Date.now() < until) {
    if (ended !== undefined) throw new Error(`${child.name} did not start: ${ended}`);
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await pause(interval);
  }
  throw new Error(`${child.name} did not answer at ${url} within ${patience / 1000} seconds`);
}
