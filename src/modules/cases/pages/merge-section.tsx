/** Two requests that are one: merged by an officer, taken apart again, and what the firm reads of it. */
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Button,
  Disclosure,
  HiddenFields,
  type Issue,
  issueFor,
  LoneLink,
  Section,
  SelectField,
  TextField,
} from '../../../ui/index.ts';
import { MERGE_REASONS } from '../actions/merge-cases.ts';
import type { Case } from '../domain/case.ts';
import { caseText } from '../messages/index.ts';
import { holderName, type Names, stateLabel } from './case-words.ts';
import type { CasePageDeps } from './page-deps.ts';

export interface MergeSectionProps {
  readonly deps: CasePageDeps;
  readonly found: Case;
  /** Open ones that may say the same. */
  readonly like: readonly Case[];
  /** What was merged into it. */
  readonly absorbed: readonly Case[];
  /** The one that goes on in its place. */
  readonly goesOn: Case | undefined;
  /** `/vi/desk/cases`. */
  readonly base: string;
  readonly language: Language;
  readonly issues: readonly Issue[];
  readonly entered: { readonly into: string; readonly reason: string };
}

export function MergeSection(props: MergeSectionProps) {
  const { deps, found, absorbed, goesOn, base, language } = props;
  const text = caseText(language).merge;
  if (goesOn !== undefined)
    return (
      <Section title={text.title} id="merge">
        <p>{text.isMerged(goesOn.reference)}</p>
        <LoneLink href={`${base}/${goesOn.id}`}>{text.open}</LoneLink>
        <ActForm action={`${base}/${found.id}/take-apart`} command={deps.ids.next()} kind="text">
          {text.takeApart}
        </ActForm>
      </Section>
    );
  if (found.turn === 'nobody' && absorbed.length === 0) return null;
  return (
    <Section title={text.title} id="merge">
      {absorbed.length > 0 && <CaseLinks title={text.absorbed} cases={absorbed} {...props} />}
      {found.turn !== 'nobody' && (
        <Disclosure summary={text.summary} open={props.like.length > 0 || props.issues.length > 0}>
          <MergeForm {...props} />
        </Disclosure>
      )}
    </Section>
  );
}

function MergeForm(props: MergeSectionProps) {
  const { deps, found, like, base, language, issues, entered } = props;
  const text = caseText(language).merge;
  const [into, reason] = [issueFor(issues, 'into'), issueFor(issues, 'reason')];
  const [likely] = like;
  return (
    <>
      {like.length > 0 && <CaseLinks title={text.like} cases={like} {...props} />}
      <form class="stack" method="post" action={`${base}/${found.id}/merge`}>
        <HiddenFields fields={{ command: deps.ids.next() }} />
        <TextField
          language={language}
          name="into"
          label={text.into}
          hint={text.intoHint}
          value={entered.into === '' ? (likely?.reference ?? '') : entered.into}
          error={into}
        />
        <SelectField
          language={language}
          name="reason"
          label={text.reason}
          any={text.chooseReason}
          options={MERGE_REASONS.map((value) => ({ value, label: text.reasons[value] }))}
          value={entered.reason}
          error={reason}
        />
        <div>
          <Button kind="secondary">{text.act}</Button>
        </div>
      </form>
    </>
  );
}

function CaseLinks(props: {
  readonly title: string;
  readonly cases: readonly Case[];
  readonly deps: CasePageDeps;
  readonly base: string;
  readonly language: Language;
}) {
  const { title, cases, deps, base, language } = props;
  return (
    <>
      <p>{title}</p>
      <ul class="plain ruled">
        {cases.map((each) => (
          <li key={each.id}>
            <LoneLink href={`${base}/${each.id}`}>
              {`${deps.aboutInWords(each.about, language)} · ${each.reference}`}
            </LoneLink>
            <br />
            <small class="mute">{stateLabel(deps, each, language, 'desk')}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** For whoever asked: where it goes on, who holds it and by when. Words of another dossier are not shown. */
export function GoesOn(props: {
  readonly deps: CasePageDeps;
  readonly goesOn: Case;
  readonly names: Names;
  /** Where the other is one's own. */
  readonly href?: string | undefined;
  readonly language: Language;
}) {
  const { deps, goesOn, names, href, language } = props;
  const text = caseText(language).merge;
  const day = goesOn.promise === undefined ? '' : formatDate(goesOn.promise.lastDay);
  return (
    <Section title={caseText(language).firm.who} id="goes-on">
      <p>{text.firmText(goesOn.reference, stateLabel(deps, goesOn, language, 'firm'))}</p>
      {goesOn.turn !== 'nobody' && <p>{text.firmHolder(holderName(deps, goesOn.holder, names, language), day)}</p>}
      {href !== undefined && <LoneLink href={href}>{text.open}</LoneLink>}
    </Section>
  );
}
