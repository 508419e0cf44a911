/** Filing at a counter: one form while somebody waits, and the slip they take home. */
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Button,
  Choices,
  ErrorSummary,
  fieldOf,
  HiddenFields,
  type Issue,
  issueFor,
  KeyValues,
  LinkButton,
  LoneLink,
  Notice,
  type Option,
  PageTitle,
  PrintNote,
  QrCode,
  Section,
  SelectField,
  SourceLine,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { CALL_WHEN, type Case, caseText } from '../../cases/index.ts';
import { counterText } from '../messages/counter.ts';

export interface CounterEntered {
  readonly taxCode: string;
  readonly commune: string;
  readonly about: string;
  readonly message: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly callWhen: string;
}

export interface CounterPageProps {
  readonly language: Language;
  readonly action: string;
  readonly entered: CounterEntered;
  readonly issues: readonly Issue[];
  readonly options: readonly Option[];
  /** Empty at a commune's own desk. */
  readonly communes: readonly Option[];
  readonly command: string;
  readonly opening: string;
}

export function CounterPage(props: CounterPageProps) {
  const { language, action, entered, issues, options, communes } = props;
  const text = counterText(language);
  const field = (name: keyof CounterEntered) => fieldOf({ language, issues }, name, entered[name]);
  const about = issueFor(issues, 'about');
  return (
    <>
      <BackLink href={`/${language}/desk/cases`}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.title} lead={text.lead} />
      <form class="stack" method="post" action={action}>
        <HiddenFields fields={{ command: props.command, opening: props.opening }} />
        <TextField {...field('taxCode')} label={text.taxCode} hint={text.taxCodeHint} optional />
        {communes.length > 0 && (
          <SelectField
            {...field('commune')}
            label={text.commune}
            hint={text.communeHint}
            any={counterText(language).errors['advisers.counter.place-missing']}
            options={communes}
          />
        )}
        <Choices
          language={language}
          name="about"
          type="radio"
          legend={text.topics}
          options={options}
          selected={[entered.about]}
          error={about}
        />
        <TextArea {...field('message')} label={text.message} optional />
        <TextField {...field('name')} label={text.name} />
        <TextField {...field('phone')} label={text.phone} type="tel" />
        <TextField {...field('email')} label={text.email} type="email" optional />
        <Choices
          language={language}
          name="callWhen"
          type="radio"
          legend={text.callWhen}
          options={CALL_WHEN.map((value) => ({ value, label: caseText(language).callWhen[value] }))}
          selected={[entered.callWhen === '' ? 'any' : entered.callWhen]}
          inline
        />
        <p>{text.said}</p>
        <Actions>
          <Button>{text.send}</Button>
        </Actions>
      </form>
    </>
  );
}

export interface SlipPageProps {
  readonly language: Language;
  readonly origin: string;
  readonly found: Case;
  readonly about: string;
  readonly holder: string;
  readonly ifLate: string;
  /** `ABCD-EFGH-JKMN` and until when. */
  readonly code?: { readonly code: string; readonly until: string } | undefined;
  readonly planKey?: string | undefined;
}

export function SlipPage({ language, origin, found, about, holder, ifLate, code, planKey }: SlipPageProps) {
  const text = counterText(language).slip;
  const plan = planKey === undefined ? undefined : `/${language}/plan/${planKey}`;
  return (
    <>
      <Notice tone="ok" title={text.saved} />
      <PageTitle title={text.title} over={counterText(language).title} />
      <PrintNote language={language} />
      <KeyValues
        rows={[
          { label: text.reference, value: <b>{found.reference}</b> },
          { label: text.about, value: about },
          { label: text.holder, value: holder },
          ...(found.promise === undefined ? [] : [{ label: text.day, value: formatDate(found.promise.lastDay) }]),
          { label: text.ifLate, value: ifLate },
        ]}
      />
      {code !== undefined && (
        <Section title={text.confirmTitle} id="confirm">
          <p>{text.confirmText(`${origin}/${language}/confirm-request`)}</p>
          <KeyValues
            rows={[
              { label: text.code, value: <b>{code.code}</b> },
              { label: text.codeUntil, value: code.until },
            ]}
          />
        </Section>
      )}
      <Section title={text.planTitle} id="plan">
        {plan === undefined ? (
          <p>{text.inPlan}</p>
        ) : (
          <>
            <p>{text.planText}</p>
            <p>{`${origin}${plan}`}</p>
            <QrCode language={language} src={`${plan}/qr.svg`} />
          </>
        )}
      </Section>
      <div class="no-print stack">
        <SourceLine>{text.once}</SourceLine>
        <Actions>
          <LinkButton href={`/${language}/desk/cases/${found.id}`} kind="secondary">
            {text.toCase}
          </LinkButton>
          <LoneLink href={`/${language}/desk/cases/new`}>{text.another}</LoneLink>
        </Actions>
      </div>
    </>
  );
}
