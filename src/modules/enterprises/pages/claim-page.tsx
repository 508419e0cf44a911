/** Claiming a firm: who may, what stays, what goes, and the name it goes by. */
import type { Instant } from '../../../foundation/clock.ts';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  Button,
  Choices,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  LinkButton,
  LoneLink,
  Notice,
  PageTitle,
  TextField,
} from '../../../ui/index.ts';
import { CLAIM_DOUBTS, type ClaimLevel } from '../domain/claim.ts';
import { claimText } from '../messages/claim.ts';

export interface ClaimStanding {
  readonly level: ClaimLevel;
  /** The last decision, with the office that took it. */
  readonly decision?: { readonly office: string; readonly at: Instant; readonly reason: string };
}

export interface ClaimPageProps {
  readonly language: Language;
  readonly base: string;
  readonly standing: 'visitor' | 'open' | 'yours' | 'taken';
  readonly reviewed: readonly { readonly id: string; readonly title: string; readonly madeAt: Instant }[];
  readonly keep: readonly string[];
  readonly command: string;
  /** Of one's own claim. */
  readonly held?: ClaimStanding;
  readonly entered?: string;
  readonly issues?: readonly Issue[];
}

export function ClaimPage(props: ClaimPageProps) {
  const { language, base, standing, issues = [] } = props;
  const text = claimText(language);
  return (
    <>
      <BackLink href={base}>{text.toPlan}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.title} lead={text.lead} />
      {standing === 'open' && <ClaimForm {...props} issues={issues} />}
      {standing === 'visitor' && (
        <Notice title={text.signInFirst}>
          <Actions>
            <LinkButton href={`/${language}/sign-in`}>{text.signIn}</LinkButton>
          </Actions>
        </Notice>
      )}
      {standing === 'yours' && props.held && <Held {...props} held={props.held} issues={issues} />}
      {standing === 'taken' && <Notice title={text.taken} />}
    </>
  );
}

/** One's own claim: where it stands, why, and what to do next. */
function Held({
  language,
  base,
  held,
  command,
  issues,
}: ClaimPageProps & { readonly held: ClaimStanding; readonly issues: readonly Issue[] }) {
  const text = claimText(language);
  const { level, decision } = held;
  const error = issueFor(issues, 'code');
  const date = decision && formatInstantDate(decision.at);
  const doubt = CLAIM_DOUBTS.find((each) => each === decision?.reason);
  return (
    <>
      <Notice tone={level === 'confirmed' ? 'ok' : 'plain'} title={text.yours}>
        {level === 'self-declared' && <p>{text.waits}</p>}
        {level === 'confirmed' && decision && <p>{text.isConfirmed(decision.office, date ?? '')}</p>}
        {level === 'confirmed' && decision?.reason === 'provider' && <p>{text.byProvider}</p>}
        {level === 'refused' && decision && (
          <>
            <p>{text.isRefused(decision.office, date ?? '')}</p>
            {doubt && <p>{text.doubts[doubt]}</p>}
          </>
        )}
        <Actions>
          {level === 'refused' && (
            <ActForm action={`${base}/claim/again`} command={command}>
              {text.again}
            </ActForm>
          )}
          <LinkButton kind="secondary" href={`/${language}/account`}>
            {text.toAccount}
          </LinkButton>
        </Actions>
      </Notice>
      {level !== 'confirmed' && (
        <form class="stack" method="post" action={`${base}/claim/code`}>
          <HiddenFields fields={{ command }} />
          <TextField
            language={language}
            name="code"
            maxLength={40}
            label={text.code}
            hint={text.codeHint}
            error={error}
          />
          <Actions>
            <Button kind="secondary">{text.confirmByCode}</Button>
          </Actions>
        </form>
      )}
    </>
  );
}

function ClaimForm({
  language,
  base,
  reviewed,
  keep,
  command,
  entered,
  issues,
}: ClaimPageProps & { issues: readonly Issue[] }) {
  const text = claimText(language);
  const error = issueFor(issues, 'name');
  return (
    <form class="stack" method="post" action={`${base}/claim`}>
      <HiddenFields fields={{ command }} />
      <TextField
        language={language}
        name="name"
        autocomplete="organization"
        maxLength={200}
        label={text.name}
        hint={text.nameHint}
        {...(entered !== undefined && { value: entered })}
        error={error}
      />
      <div>
        <h2 class="h3">{text.answers}</h2>
        <p>{text.answersText}</p>
        <LoneLink href={`${base}/facts`}>{text.check}</LoneLink>
      </div>
      {reviewed.length > 0 && (
        <Choices
          language={language}
          name="keep"
          type="checkbox"
          legend={text.keep}
          hint={text.keepHint}
          options={reviewed.map(({ id, title, madeAt }) => ({
            ...{ value: id, label: title, detail: text.madeOn(formatInstantDate(madeAt)) },
          }))}
          selected={keep}
        />
      )}
      <Actions>
        <Button>{text.submit}</Button>
        <LinkButton kind="text" href={base}>
          {text.notMine}
        </LinkButton>
      </Actions>
    </form>
  );
}
