import autocannon from 'autocannon';
import { tenantNumber } from '../chaos/groups.js';

/** What a server did under load: whole turns per second, and the milliseconds that 99 of 100 took at most. */
export interface Load {
  readonly perSecond: number;
  readonly p99: number;
}

const connections = 8;

/** How many people ask. */
const people = 37;

/** So many seconds of load; the people ask all the questions in turn. Throws where a turn is not answered. */
export async function load(port: number, questions: readonly string[], duration: number): Promise<Load> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/api/messages`,
    connections,
    duration,
    idReplacement: true,
    requests: questions.map((text, i) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity(text, i % people)),
    })),
  });
  const failed = result.errors + result.non2xx;
  if (failed > 0) throw new Error(`${failed} turns were not answered`);
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

function activity(text: string, person: number): object {
  return {
    type: 'message',
    id: '[<id>]',
    channelId: 'msteams',
    // Nothing is sent there: with `expectReplies` the answer comes with the response.
    serviceUrl: 'http://127.0.0.1:9',
    deliveryMode: 'expectReplies',
    from: { id: `29:person-${person}` },
    recipient: { id: '28:bot' },
    conversation: { id: `a:conversation-${person}`, conversationType: 'personal', tenantId: tenantNumber(0) },
    locale: 'da-DK',
    text,
  };
}
