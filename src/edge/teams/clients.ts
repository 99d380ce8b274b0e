import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  type ConnectorClient,
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { SendFailure } from './connector-client.js';
import type { ServiceUrls } from './service-urls.js';

/** Teams has a handful of service addresses; only a client on this machine names others. */
const mostKept = 50;

/**
 * Has the SDK keep the clients that it talks to Teams with: it makes two for each turn, and for each message outside of one, which
 * takes as long as a whole answer. For an address that is not allowed there is none, so that no token goes there: it ends in a
 * `SendFailure` with the code `ServiceUrlRefused`.
 */
export function keepClients(authentication: BotFrameworkAuthentication, allowed: ServiceUrls): void {
  const connectors = new Map<string, Promise<ConnectorClient>>();
  const makeFactory = authentication.createConnectorFactory.bind(authentication);
  authentication.createConnectorFactory = (identity) => keeping(makeFactory(identity));

  // Turns name the audience, and what the bot begins itself may not; it is the same client.
  function keeping(factory: ConnectorFactory): ConnectorFactory {
    return {
      create: async (url, audience = AuthenticationConstants.ToChannelFromBotOAuthScope) => {
        if (!allowed(url)) throw new SendFailure(403, { code: 'ServiceUrlRefused' });
        return kept(`${url} ${audience}`, () => factory.create(url, audience));
      },
    };
  }

  function kept(key: string, make: () => Promise<ConnectorClient>): Promise<ConnectorClient> {
    const known = connectors.get(key);
    if (known) return known;
    if (connectors.size >= mostKept) connectors.clear();
    const made = make();
    connectors.set(key, made);
    return made;
  }

  const makeUserTokens = authentication.createUserTokenClient.bind(authentication);
  let userTokens: Promise<UserTokenClient> | undefined;
  // It is the bot's own, whoever the caller is.
  authentication.createUserTokenClient = (identity) => {
    userTokens ??= makeUserTokens(identity);
    return userTokens;
  };
}
