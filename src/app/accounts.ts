/** Puts accounts together for a deployment: its secret key, the way letters leave, and whether signing in is safe here at all. */
import { join } from 'node:path';
import { loadSecretKey } from '../foundation/auth-crypto/load-secret-key.ts';
import type { Config } from '../foundation/config.ts';
import { outboxMailer } from '../foundation/mail/outbox-mailer.ts';
import { createMailQueue } from '../foundation/mail/send-mail.ts';
import { smtpMailer } from '../foundation/mail/smtp-mailer.ts';
import { fileMessagePort } from '../foundation/messaging/message-port.ts';
import { createMessageQueue } from '../foundation/messaging/send-message.ts';
import type { AccountPageDeps } from '../modules/accounts/index.ts';
import { demoPeople, places, roles } from './content.ts';
import { isReachable } from './demo.ts';
import { readIdentityProvider } from './identity-provider.ts';
import type { RouteDeps } from './routes.tsx';

export interface Accounts {
  readonly deps: AccountPageDeps;
  /** False where a session cookie would travel in the clear. */
  readonly offered: boolean;
  /** For the operator at start. */
  readonly sentences: (url: string) => readonly string[];
}

export function openAccounts(
  config: Config,
  { db, clock, ids, ledger }: RouteDeps,
  demoWritten?: () => Promise<unknown> | undefined,
): Accounts {
  const key = loadSecretKey({ dataDir: config.dataDir, given: config.secretKey });
  const mailer =
    config.smtpUrl === undefined
      ? outboxMailer(join(config.dataDir, 'outbox'), { clock, ids })
      : smtpMailer(config.smtpUrl, config.mailFrom);
  const provider = config.oidcFile === undefined ? undefined : readIdentityProvider(config.oidcFile);
  const reachable = isReachable(config);
  const offered = !reachable || config.baseUrl?.startsWith('https://') === true;
  const demo = config.demo && !reachable ? demoPeople() : undefined;
  const port = config.messages === 'file' ? fileMessagePort(join(config.dataDir, 'outbox'), clock) : undefined;
  const messages = port && createMessageQueue(key, port);
  const letters = { mail: createMailQueue(key, mailer), ...(messages !== undefined && { messages }) };
  const deps = { db, ids, ledger, key, ...letters, roles: roles(), places: places() };
  return {
    deps: { ...deps, ...(demo !== undefined && { demo, demoWritten }), ...(provider !== undefined && { provider }) },
    offered,
    sentences: (url) => {
      if (!offered)
        return [
          'Nobody can sign in: others can reach this address and BASE_URL is not https, so cookies would travel in the clear.',
        ];
      const tried = `Invented people to sign in as (on this computer only): ${url}/vi/sign-in#demo`;
      return [mailer.sentence, ...(port === undefined ? [] : [port.sentence]), ...(demo === undefined ? [] : [tried])];
    },
  };
}

/** Where people open the portal, for letters written from the command line. */
export function originOf(config: Pick<Config, 'baseUrl' | 'port'>): string {
  return config.baseUrl ?? `http://localhost:${String(config.port)}`;
}
