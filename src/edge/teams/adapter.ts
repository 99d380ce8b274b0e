import { TeamsAdapter } from '@microsoft/teams-ai';
import { type Activity, ConfigurationServiceClientCredentialFactory, type InvokeResponse, type TurnContext } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';
import { keepClients } from './clients.js';
import { connectorClient } from './connector-client.js';
import { keepEntityFields } from './entities.js';
import { isLoopback, isTeams } from './service-urls.js';

/** Whom the bot is to Teams; `none` is a client on this machine that asks for no authentication. */
export type Identity =
  | { readonly type: 'none' }
  | { readonly type: 'SingleTenant'; readonly id: string; readonly tenantId: string; readonly password: string }
  | { readonly type: 'UserAssignedMSI'; readonly id: string; readonly tenantId: string };

/**
 * The SDK's adapter, without its way of answering HTTP, which prints every error to the console and sends its message to the
 * caller: here errors are thrown, and the one who calls says what becomes of them.
 */
export class QuietAdapter extends TeamsAdapter {
  readonly #appId: string;

  constructor(identity: Identity, sendPatience: number | undefined) {
    super({}, credentialsOf(identity), undefined, { httpClient: connectorClient(sendPatience) });
    this.#appId = appIdOf(identity);
    keepClients(this.botFrameworkAuthentication, identity.type === 'none' ? isLoopback : isTeams);
  }

  /** Runs a turn for an activity whose sender is known: what is answered is sent as this bot. */
  receive(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    const claimsIdentity = this.createClaimsIdentity(this.#appId);
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    const audience = AuthenticationConstants.ToChannelFromBotOAuthScope;
    return this.processActivity({ claimsIdentity, connectorFactory, audience }, activity, logic);
  }
}

/** An adapter for this identity. `sendPatience` is how long Teams may take to accept a message, in milliseconds. */
export function createAdapter(identity: Identity, sendPatience?: number): QuietAdapter {
  keepEntityFields();
  return new QuietAdapter(identity, sendPatience);
}

/** The bot's app id; empty where it has none. */
export function appIdOf(identity: Identity): string {
  return identity.type === 'none' ? '' : identity.id;
}

function credentialsOf(identity: Identity): ConfigurationServiceClientCredentialFactory {
  if (identity.type === 'none') return new ConfigurationServiceClientCredentialFactory({});
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: identity.id,
    MicrosoftAppTenantId: identity.tenantId,
    // Any other spelling would silently make it a bot for every tenant.
    MicrosoftAppType: identity.type === 'UserAssignedMSI' ? 'UserAssignedMsi' : 'SingleTenant',
    ...(identity.type === 'SingleTenant' ? { MicrosoftAppPassword: identity.password } : {}),
  });
}
