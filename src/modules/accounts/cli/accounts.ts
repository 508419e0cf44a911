/** `cau-so accounts invite`: the operator's way to give the first officers their roles. */
import type { Scope } from '../../../foundation/actor.ts';
import { parseOptions } from '../../../foundation/cli/parse-options.ts';
import type { ExitCode, Verb, VerbIo } from '../../../foundation/cli/verb.ts';
import type { Clock } from '../../../foundation/clock.ts';
import type { AccountDeps } from '../actions/account-deps.ts';
import { INVITATION_DAYS, invite } from '../actions/invite.ts';
import { forgetPasskeys } from '../actions/use-passkeys.ts';
import { parseEmail } from '../domain/email-address.ts';
import { after } from '../domain/session.ts';

export interface AccountsVerbDeps {
  readonly clock: Clock;
  /** Opens the deployment for the length of the verb. */
  withAccounts<T>(work: (deps: AccountDeps, origin: string) => Promise<T>): Promise<T>;
}

const HELP = `cau-so accounts invite EMAIL --role ROLE --scope SCOPE [--language vi|en]

Offers a person a role. They get a letter, sign in with that mailbox and accept; the offer stands for ${String(INVITATION_DAYS)} days.

  --role       owner, adviser, commune-officer, province-officer, ministry-officer (content/accounts/roles.json)
  --scope      nation, or a place such as vn-2025-38 (province) or vn-2025-c-16249 (commune)
  --language   language of the letter, default vi

cau-so accounts forget-passkeys EMAIL

Takes every passkey of a person away who lost them: they add a new one and decide again. Make sure who is asking.

The letter leaves when the portal runs. On the embedded database stop the portal first: one process at a time opens a data folder.

  $ cau-so accounts invite a.officer@example.vn --role commune-officer --scope vn-2025-c-16249
  {"invitation":"…","role":"commune-officer","scope":"vn-2025-c-16249","expiresAt":"…"}`;

/** For somebody who lost every passkey: they decide again after adding a new one. */
async function forget(deps: AccountsVerbDeps, address: string, io: VerbIo): Promise<ExitCode> {
  const email = parseEmail(address);
  if (email === undefined) {
    io.err('EMAIL is not a mail address');
    return 2;
  }
  return deps.withAccounts(async (accounts) => {
    const forgotten = await forgetPasskeys(accounts, { email, now: deps.clock.now() });
    if (!forgotten.ok) {
      io.err(`accounts: ${forgotten.refusals[0]!.code}`);
      return 1;
    }
    io.out(JSON.stringify({ forgotten: forgotten.value }));
    return 0;
  });
}

export function accountsVerb(deps: AccountsVerbDeps): Verb {
  return {
    name: 'accounts',
    summary: 'invite a person to a role, take lost passkeys away',
    help: HELP,
    async run([act, address = '', ...rest], io) {
      if (act === 'forget-passkeys') return forget(deps, address, io);
      if (act !== 'invite') {
        io.err('accounts: say what to do: invite, forget-passkeys');
        return 2;
      }
      const options = parseOptions(rest, {
        role: { type: 'text', required: true },
        scope: { type: 'text', required: true },
        language: { type: 'text', check: (value) => (value === 'vi' || value === 'en' ? undefined : 'vi or en') },
      });
      const email = parseEmail(address);
      if (email === undefined) io.err('EMAIL is not a mail address');
      if (!options.ok) for (const { details } of options.refusals) io.err(details.reason);
      if (email === undefined || !options.ok) return 2;
      const { role = '', scope = '', language } = options.value;
      return deps.withAccounts(async (accounts, origin) => {
        const now = deps.clock.now();
        const invited = await invite(accounts, {
          ...{ email, role, scope: scopeNamed(scope), by: 'operator' as const, command: accounts.ids.next() },
          ...{ language: language === 'en' ? ('en' as const) : ('vi' as const), origin, now },
        });
        if (!invited.ok) {
          for (const { code, field } of invited.refusals) io.err(`${field ?? 'accounts'}: ${code}`);
          return 1;
        }
        const expiresAt = after(now, INVITATION_DAYS * 86_400);
        io.out(JSON.stringify({ invitation: invited.value, role, scope, expiresAt }));
        return 0;
      });
    },
  };
}

function scopeNamed(text: string): Scope {
  return text === 'nation' ? { kind: 'nation' } : { kind: 'locality', localityId: text };
}
