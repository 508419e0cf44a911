/** Claiming a firm: who may, what stays, what goes, and the name it goes by. */
import type { Instant } from '../../../foundation/clock.ts';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
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
import { claimText } from '../messages/claim.ts';

export interface ClaimPageProps {
  readonly language: Language;
  readonly base: string;
  readonly standing: 'visitor' | 'open' | 'yours' | 'taken';
  readonly reviewed: readonly { readonly id: string; readonly title: string; readonly madeAt: Instant }[];
  readonly keep: readonly string[];
  readonly command: string;
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
      {standing === 'yours' && (
        <Notice tone="ok" title={text.yours}>
          <Actions>
            <LinkButton kind="secondary" href={`/${language}/account`}>
              {text.toAccount}
            </LinkButton>
          </Actions>
        </Notice>
      )}
      {standing === 'taken' && <Notice title={text.taken} />}
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
        {...(error !== undefined && { error })}
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
