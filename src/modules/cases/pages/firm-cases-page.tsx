/** Everything a firm has asked for, what waits for it first. */
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { BackLink, EmptyState, LinkButton, LoneLink, PageTitle, Section } from '../../../ui/index.ts';
import type { Case } from '../domain/case.ts';
import { caseText } from '../messages/index.ts';
import { dueInWords, stateLabel } from './case-words.ts';
import type { CasePageDeps } from './page-deps.ts';

export interface FirmCasesPageProps {
  readonly deps: CasePageDeps;
  readonly cases: readonly Case[];
  /** Closed ones about which it may say how they went. */
  readonly asked: ReadonlySet<string>;
  readonly base: string;
  /** Whose they are: a firm's, under its plan, or a person's own. */
  readonly of: 'firm' | 'applicant';
  readonly language: Language;
}

export function FirmCasesPage({ deps, cases, asked, base, of, language }: FirmCasesPageProps) {
  const text = caseText(language).firm;
  const open = cases.filter(({ turn }) => turn !== 'nobody');
  const closed = cases.filter(({ turn }) => turn === 'nobody');
  const list = (some: readonly Case[]) => (
    <ul class="plain ruled">
      {some.map((found) => (
        <li key={found.id}>
          <LoneLink href={`${base}/cases/${found.id}`}>{deps.aboutInWords(found.about, language)}</LoneLink>
          <br />
          {found.turn === 'firm' && <b>{`${text.waitsForYou}. `}</b>}
          {asked.has(found.id) && <b>{`${text.sayHow} `}</b>}
          {stateLabel(deps, found, language, 'firm')}
          <br />
          <small class="mute">
            {[
              `${text.reference} ${found.reference}`,
              formatInstantDate(found.openedAt),
              ...(found.promise === undefined ? [] : [text.dueBy(dueInWords(found))]),
            ].join(' · ')}
          </small>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <BackLink href={base}>{of === 'firm' ? text.backToPlan : text.backToAccount}</BackLink>
      <PageTitle title={text.listTitle} />
      {cases.length === 0 && (
        <EmptyState
          title={text.none}
          act={
            of === 'firm' ? (
              <LinkButton href={`${base}/ask`}>{text.noneAct}</LinkButton>
            ) : (
              <LinkButton href={`/${language}/advisers`}>{text.noneApplicantAct}</LinkButton>
            )
          }
        />
      )}
      {open.length > 0 && (
        <Section title={text.open} id="open">
          {list(open)}
          {of === 'firm' && (
            <LinkButton href={`${base}/ask`} kind="secondary">
              {text.noneAct}
            </LinkButton>
          )}
        </Section>
      )}
      {closed.length > 0 && (
        <Section title={text.closed} id="closed">
          {list(closed)}
        </Section>
      )}
    </>
  );
}
