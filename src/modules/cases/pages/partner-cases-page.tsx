/** The cases an organisation takes part in: what waits for it first. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { EmptyState, LinkButton, PageTitle, StepPager, Tabs } from '../../../ui/index.ts';
import type { Case } from '../domain/case.ts';
import type { Basket } from '../domain/queue.ts';
import { caseText } from '../messages/index.ts';
import type { Names } from './case-words.ts';
import type { CasePageDeps } from './page-deps.ts';
import { CaseLines } from './queue-page.tsx';
import { type QueueAddress, queueHref } from './queue-query.ts';

/** `partner` waits for the organisation itself and is what the page opens with. */
export const PARTNER_BASKETS = ['partner', 'firm', 'open', 'closed'] as const;

export interface PartnerCasesPageProps {
  readonly deps: CasePageDeps;
  readonly language: Language;
  readonly base: string;
  readonly address: QueueAddress;
  readonly lines: readonly Case[];
  readonly counts: ReadonlyMap<Basket, number>;
  readonly names: Names;
  readonly next?: QueueAddress | undefined;
}

export function PartnerCasesPage(props: PartnerCasesPageProps) {
  const { deps, language, base, address, lines, counts, names } = props;
  const text = caseText(language);
  const { after: _, ...first } = address;
  const hrefOf = (to: QueueAddress) => queueHref(base, to, 'partner');
  return (
    <>
      <PageTitle title={text.partner.title} lead={text.partner.lead} />
      <Tabs
        label={text.queue.basketsLabel}
        items={PARTNER_BASKETS.map((basket) => ({
          href: hrefOf({ ...first, basket }),
          label: basket === 'partner' ? text.partner.waitsForYou : text.queue.baskets[basket],
          ...(counts.has(basket) && { count: formatNumber(counts.get(basket) ?? 0, language) }),
          current: basket === address.basket,
        }))}
      />
      {lines.length === 0 ? (
        <EmptyState
          title={text.partner.none}
          act={
            <LinkButton kind="secondary" href={hrefOf({ ...first, basket: 'firm' })}>
              {text.partner.noneAct}
            </LinkButton>
          }
        />
      ) : (
        <CaseLines {...{ deps, lines, names, base, language, closed: address.basket === 'closed' }} />
      )}
      <StepPager
        language={language}
        firstHref={address.after === undefined ? undefined : hrefOf(first)}
        nextHref={props.next === undefined ? undefined : hrefOf(props.next)}
      />
    </>
  );
}
