/** An adviser's own page: what they take on, when they are away, who pays them, their recognitions, and what owners said. */
import { formatDate, formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  EmptyState,
  ErrorSummary,
  LinkButton,
  LoneLink,
  Notice,
  PageTitle,
  PlainList,
  Section,
  SourceLine,
} from '../../../ui/index.ts';
import type { HeldAnswer } from '../../cases/index.ts';
import type { Complaint } from '../domain/complaint.ts';
import type { Hearing } from '../domain/hearing.ts';
import { nameIn } from '../domain/named.ts';
import { LEAST_ANSWERS, type Outcomes, type Quality } from '../domain/quality.ts';
import { complaintText } from '../messages/complaints.ts';
import { ownText } from '../messages/own-profile.ts';
import { Absences, type OwnFormProps, Profile, Recognitions, Ties } from './own-profile-forms.tsx';

export interface OwnProfileProps extends OwnFormProps {
  readonly words: readonly HeldAnswer[];
  readonly quality: Quality;
  readonly outcomes: Outcomes;
  /** Complaints that were upheld: nothing of them but the ground and the day. */
  readonly upheld: readonly Complaint[];
  /** What the office asked about complaints; `waits` for an answer that may still be given. */
  readonly hearings: readonly (Hearing & { readonly waits: boolean })[];
  readonly saved: boolean;
}

export function NoProfilePage({ language }: { readonly language: Language }) {
  const text = ownText(language).own;
  return (
    <>
      <PageTitle title={text.title} />
      <EmptyState
        title={text.none}
        act={<LinkButton href={`/${language}/advisers/apply`}>{text.noneAct}</LinkButton>}
      />
    </>
  );
}

export function OwnProfilePage(props: OwnProfileProps) {
  const { adviser, issues, saved, language } = props;
  const text = ownText(language).own;
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      {saved && <Notice tone="ok" title={text.saved} />}
      {adviser.status === 'suspended' && <Notice tone="bad" title={text.suspended} />}
      <PageTitle title={text.title} over={adviser.name} lead={text.lead} />
      {adviser.status === 'active' && (
        <p>
          <LoneLink href={`/${language}/advisers/${adviser.id}`}>{text.public}</LoneLink>
        </p>
      )}
      <Words {...props} />
      <Complaints {...props} />
      <Absences {...props} />
      <Ties {...props} />
      <Recognitions {...props} />
      <Profile {...props} />
    </>
  );
}

function Words({ words, quality, outcomes, language }: OwnProfileProps) {
  const text = ownText(language).own;
  const count = (value: number) => formatNumber(value, language);
  const said = words.flatMap((answer) => answer.words ?? []).slice(0, 20);
  return (
    <Section title={text.words} id="words">
      {quality.answers === 0 ? (
        <p>{text.noWords}</p>
      ) : (
        <p>{text.answers(count(quality.solved), count(quality.answers))}</p>
      )}
      {quality.answers < LEAST_ANSWERS && <p class="small">{text.notPublic(count(LEAST_ANSWERS))}</p>}
      {said.length > 0 && <PlainList items={said} />}
      <p>{outcomes.ripe === 0 ? text.noOutcomes : text.outcomes(count(outcomes.done), count(outcomes.ripe))}</p>
      <SourceLine>{text.wordsLead}</SourceLine>
    </Section>
  );
}

function Complaints({ deps, upheld, hearings, language }: OwnProfileProps) {
  const text = complaintText(language).own;
  const base = `/${language}/desk/profile/complaints`;
  const waiting = hearings.filter(({ waits }) => waits);
  const answered = hearings.filter(({ stated }) => stated !== undefined);
  return (
    <Section title={text.title} id="complaints">
      {waiting.map(({ caseId, term }) => (
        <Notice key={caseId} tone="may" title={text.waiting}>
          <p>
            <LoneLink href={`${base}/${caseId}`}>{text.waitingAct(formatDate(term.lastDay))}</LoneLink>
          </p>
        </Notice>
      ))}
      {upheld.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <PlainList
          items={upheld.flatMap(({ ground, decided }) =>
            decided === undefined
              ? []
              : [text.line(nameIn(deps.network.complaintGrounds, ground, language), formatInstantDate(decided.at))],
          )}
        />
      )}
      {answered.map(({ caseId, askedAt }) => (
        <p key={caseId}>
          <LoneLink href={`${base}/${caseId}`}>{`${text.answered}, ${formatInstantDate(askedAt)}`}</LoneLink>
        </p>
      ))}
      <SourceLine>{text.lead}</SourceLine>
    </Section>
  );
}
