import { TeamsAdapter } from '@microsoft/teams-ai';
import { type Activity, ConfigurationServiceClientCredentialFactory, type InvokeResponse, type TurnContext } from 'botbuilder';
import { keepClients } from './clients.js';
import { connectorClient } from './connector-client.js';
import { keepEntityFields } from './entities.js';

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
  constructor(...options: ConstructorParameters<typeof TeamsAdapter>) {
    super(...options);
    keepClients(this.botFrameworkAuthentication);
  }

  receive(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, logic);
  }
}

/** An adapter for this identity. `sendPatience` is how long Teams may take to accept a message, in milliseconds. */
export function createAdapter(identity: Identity, sendPatience?: number): QuietAdapter {
  keepEntityFields();
  return new QuietAdapter({}, credentialsOf(identity), undefined, { httpClient: connectorClient(sendPatience) });
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
