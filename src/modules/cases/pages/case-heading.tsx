/** What the page of a case begins with, whoever looks: the way back, what was refused or done, what it is about and where it stands. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../../foundation/i18n/language.ts';
import { BackLink, ErrorSummary, type Issue, Notice, PageTitle } from '../../../ui/index.ts';
import { rulesOf } from '../actions/case-deps.ts';
import type { Case } from '../domain/case.ts';
import { caseText } from '../messages/index.ts';
import { stateLabel } from './case-words.ts';
import type { CasePageDeps } from './page-deps.ts';

export function CaseHeading(props: {
  readonly deps: CasePageDeps;
  readonly found: Case;
  readonly language: Language;
  readonly back: { readonly href: string; readonly label: string };
  readonly issues: readonly Issue[];
  /** What was just done. */
  readonly done?: string | undefined;
  /** The side that asked is told the state in its own words, and what the number is. */
  readonly of: 'firm' | 'desk';
  /** More to know before the title. */
  readonly children?: ComponentChildren;
}) {
  const { deps, found, language, back, done, of } = props;
  const { type } = rulesOf(deps, found);
  const number = of === 'firm' ? `${caseText(language).firm.reference} ${found.reference}` : found.reference;
  return (
    <>
      <BackLink href={back.href}>{back.label}</BackLink>
      <ErrorSummary language={language} issues={props.issues} />
      {done !== undefined && <Notice tone="ok" title={done} />}
      {props.children}
      <PageTitle
        title={deps.aboutInWords(found.about, language)}
        over={`${type.label[language]} · ${number}`}
        lead={stateLabel(deps, found, language, of)}
      />
    </>
  );
}
