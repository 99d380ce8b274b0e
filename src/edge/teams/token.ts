import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';

/** Where Microsoft says by which keys its tokens for bots are signed. */
export const botFrameworkKeys = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const issuer = 'https://api.botframework.com';
/** The one channel that this bot is on. Others let their users say themselves who they are and where from. */
const channel = 'msteams';
/** Seconds by which clocks may differ. */
const clockTolerance = 300;
/** Milliseconds until a key that is known is asked for again, as Microsoft recommends; one that is unknown is asked for at once. */
const keptFor = 24 * 60 * 60 * 1000;
/** Milliseconds to wait for Microsoft's answer. */
const patience = 5000;

/** Why a caller is not let in; `keys` is not about them: Microsoft's keys cannot be reached. */
export type TokenFault =
  | 'missing'
  | 'unreadable'
  | 'algorithm'
  | 'key'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'time'
  | 'channel'
  | 'endorsement'
  | 'service-url'
  | 'keys';

/** Says what is wrong with a request that claims to come from Teams; undefined where nothing is. Never throws. */
export type VerifyToken = (authorization: string, activity: Claimed) => Promise<TokenFault | undefined>;

/** What the activity says of where it comes from, and the token must say too. */
interface Claimed {
  readonly channelId: string;
  readonly serviceUrl: string;
}

/**
 * Verifies the tokens that Teams shows the bot with this app id ("Authenticate requests from the Bot Connector service", Bot Framework
 * documentation). Not the SDK's own way: that lets keys without endorsements vouch for everything, takes tokens of other kinds as well,
 * asks for a new key once an hour at most, and prints its errors.
 */
export function tokenVerifier(appId: string, keysAt = botFrameworkKeys): VerifyToken {
  let keys: Promise<Keys> | undefined;
  function published(): Promise<Keys> {
    keys ??= keysBehind(keysAt).catch((thrown: unknown) => {
      keys = undefined;
      throw thrown;
    });
    return keys;
  }

  return async (authorization, { channelId, serviceUrl }) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
    if (!token) return authorization === '' ? 'missing' : 'unreadable';
    if (channelId !== channel) return 'channel';
    try {
      const { key, endorsements } = await published();
      const options = { issuer, audience: appId, algorithms: ['RS256'], clockTolerance, requiredClaims: ['exp'] };
      const { payload, protectedHeader } = await jwtVerify(token, key, options);
      if (!endorsements(protectedHeader.kid).includes(channel)) return 'endorsement';
      return serviceUrlIn(payload) === serviceUrl ? undefined : 'service-url';
    } catch (thrown) {
      return faultIn(thrown);
    }
  };
}

interface Keys {
  readonly key: ReturnType<typeof createRemoteJWKSet>;
  /** The channels that a key may vouch for. */
  readonly endorsements: (kid: string | undefined) => readonly string[];
}

const metadata = z.object({ jwks_uri: z.url() });
const endorsed = z.object({ endorsements: z.array(z.string()) });

async function keysBehind(metadataUrl: string): Promise<Keys> {
  const answered = await fetch(metadataUrl, { signal: AbortSignal.timeout(patience), redirect: 'error' });
  const { jwks_uri } = metadata.parse(await answered.json());
  const key = createRemoteJWKSet(new URL(jwks_uri), { cacheMaxAge: keptFor, timeoutDuration: patience });
  return {
    key,
    endorsements: (kid) => endorsed.safeParse(key.jwks()?.keys.find((one) => one.kid === kid)).data?.endorsements ?? [],
  };
}

/** The claim's name is spelt in lower case. */
function serviceUrlIn({ serviceurl }: JWTPayload): unknown {
  return serviceurl;
}

const claimFaults: Readonly<Record<string, TokenFault>> = { iss: 'issuer', aud: 'audience', exp: 'time', nbf: 'time', iat: 'time' };

function faultIn(thrown: unknown): TokenFault {
  if (thrown instanceof errors.JWTExpired) return 'time';
  if (thrown instanceof errors.JWTClaimValidationFailed) return claimFaults[thrown.claim] ?? 'unreadable';
  if (thrown instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  if (thrown instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (thrown instanceof errors.JWKSNoMatchingKey || thrown instanceof errors.JWKSMultipleMatchingKeys) return 'key';
  if (thrown instanceof errors.JWSInvalid || thrown instanceof errors.JWTInvalid || thrown instanceof errors.JOSENotSupported)
    return 'unreadable';
  return 'keys';
}
