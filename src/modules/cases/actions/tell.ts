/** What people hear when a case changes: the one who holds it, and the firm at the mailbox it gave. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Case } from '../domain/case.ts';
import { stateRule } from '../domain/case-type.ts';
import { caseText } from '../messages/index.ts';
import { findContact } from '../store/cases.read.ts';
import { type CaseDeps, rulesOf } from './case-deps.ts';

export type HolderNews = 'new' | 'handed-over' | 'escalated' | 'firm-wrote' | 'firm-acted';

/** Nobody is told of what they did themselves. */
export async function tellHolder(
  trx: Trx,
  deps: Pick<CaseDeps, 'notices' | 'types' | 'calendars'>,
  now: Case,
  news: HolderNews,
  context: { readonly by?: string | undefined; readonly at: Instant },
): Promise<void> {
  const { personId } = now.holder;
  if (personId === undefined || personId === context.by) return;
  const { type } = rulesOf(deps, now);
  const day = now.promise === undefined ? '' : formatDate(now.promise.lastDay);
  const titleIn = (language: 'vi' | 'en') => caseText(language).notices[news](type.label[language], now.reference, day);
  await deps.notices.toPerson(
    trx,
    {
      personId,
      code: `case.${news}`,
      key: `case:${now.id}:${now.events}`,
      title: { vi: titleIn('vi'), en: titleIn('en') },
      href: `/desk/cases/${now.id}`,
    },
    context.at,
  );
}

/** By mail, when the firm gave a mailbox. The letter holds no link: the plan's address is a key. */
export async function tellFirm(
  trx: Trx,
  deps: Pick<CaseDeps, 'notices' | 'types' | 'calendars'>,
  now: Case,
  context: { readonly at: Instant },
): Promise<void> {
  const contact = await findContact(trx, now.id);
  if (contact?.email === undefined) return;
  const { type } = rulesOf(deps, now);
  const rule = stateRule(type, now.state);
  const { letter } = caseText('vi');
  await deps.notices.toMailbox(
    trx,
    {
      to: contact.email,
      subject: letter.subject(now.reference),
      text: letter.text({
        name: contact.name,
        reference: now.reference,
        state: rule.firmSees.vi,
        next: rule.next?.vi ?? '',
        day: now.promise === undefined ? '' : formatDate(now.promise.lastDay),
        ifLate: rule.ifLate?.vi ?? '',
      }),
    },
    context.at,
  );
}
