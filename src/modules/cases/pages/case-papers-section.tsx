/** The papers of a case on the page of either side. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { type Issue, Section } from '../../../ui/index.ts';
import { type Paper, PaperList } from '../../documents/index.ts';
import type { Case } from '../domain/case.ts';
import { caseText } from '../messages/index.ts';
import { type Names, partnerName } from './case-words.ts';
import type { CasePageDeps } from './page-deps.ts';

export function CasePapersSection(props: {
  readonly deps: Pick<CasePageDeps, 'ids' | 'scanner'>;
  readonly found: Case;
  readonly papers: readonly Paper[];
  /** Address of the case. */
  readonly href: string;
  readonly as: 'owner' | 'desk' | 'partner';
  readonly names: Names;
  readonly language: Language;
  readonly issues: readonly Issue[];
  readonly readOnly?: boolean | undefined;
}) {
  const { deps, found, papers, href, as, names, language, issues } = props;
  const open = found.turn !== 'nobody' && props.readOnly !== true;
  if (!open && papers.length === 0) return null;
  const partner = found.partnerOrganisationId === undefined ? undefined : partnerName(found, names, language);
  return (
    <Section title={caseText(language).papers} id="papers">
      <PaperList
        {...{ language, papers, href, as, open, names, issues, partner }}
        scans={deps.scanner !== undefined}
        nextCommand={() => deps.ids.next()}
      />
    </Section>
  );
}
