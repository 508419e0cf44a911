/** Three short screens: what, how to reach you, check and send. What was entered travels in the form; nothing is stored before the end. */
import type { ComponentChildren } from 'preact';
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
  KeyValues,
  LoneLink,
  Notice,
  PageTitle,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { CALL_WHEN, caseText } from '../../cases/index.ts';
import type { Entered } from '../domain/advice-request.ts';
import { adviserText } from '../messages/index.ts';

export type Screen = 'what' | 'reach' | 'check';

export interface AskPageProps {
  readonly language: Language;
  /** `/vi/plan/KEY`. */
  readonly base: string;
  readonly screen: Screen;
  readonly entered: Entered;
  readonly issues: readonly Issue[];
  /** Steps of the plan first, then topics. */
  readonly options: readonly { readonly value: string; readonly label: string; readonly detail?: string }[];
  readonly placeKnown: boolean;
  readonly command: string;
}

export function AskPage(props: AskPageProps) {
  const { language, base, screen, issues } = props;
  const text = adviserText(language).ask;
  const titles = { what: text.whatTitle, reach: text.reachTitle, check: text.checkTitle };
  const number = { what: 1, reach: 2, check: 3 }[screen];
  const lead = { what: text.whatLead, reach: text.reachLead, check: undefined }[screen];
  return (
    <>
      <BackLink href={base}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={titles[screen]} over={text.progress(number)} {...(lead !== undefined && { lead })} />
      {screen === 'what' && <What {...props} />}
      {screen === 'reach' && <ReachScreen {...props} />}
      {screen === 'check' && <Check {...props} />}
    </>
  );
}

function Frame(props: {
  readonly base: string;
  readonly screen: Screen;
  readonly hidden: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
}) {
  return (
    <form class="stack" method="post" action={`${props.base}/ask`}>
      <HiddenFields fields={{ screen: props.screen, ...props.hidden }} />
      {props.children}
    </form>
  );
}

/** Attributes of a field from what was entered. */
function fieldOf({ language, entered, issues }: AskPageProps, name: keyof Entered) {
  const error = issueFor(issues, name);
  return { language, name, value: entered[name], ...(error !== undefined && { error }) };
}

function What(props: AskPageProps) {
  const { language, entered, base, options } = props;
  const text = adviserText(language).ask;
  const { about: _, message: __, ...rest } = entered;
  const error = issueFor(props.issues, 'about');
  return (
    <Frame base={base} screen="what" hidden={rest}>
      <Choices
        language={language}
        name="about"
        type="radio"
        legend={text.topics}
        options={options}
        selected={[entered.about]}
        {...(error !== undefined && { error })}
      />
      <TextArea {...fieldOf(props, 'message')} label={text.message} hint={text.messageHint} optional />
      <Actions>
        <Button>{text.next}</Button>
      </Actions>
    </Frame>
  );
}

function ReachScreen(props: AskPageProps) {
  const { language, entered, base } = props;
  const text = adviserText(language).ask;
  const { about, message } = entered;
  const error = issueFor(props.issues, 'callWhen');
  return (
    <Frame base={base} screen="reach" hidden={{ about, message }}>
      <TextField {...fieldOf(props, 'name')} label={text.name} autocomplete="name" />
      <TextField {...fieldOf(props, 'phone')} label={text.phone} hint={text.phoneHint} autocomplete="tel" type="tel" />
      <TextField
        {...fieldOf(props, 'email')}
        label={text.email}
        hint={text.emailHint}
        autocomplete="email"
        type="email"
        optional
      />
      <Choices
        language={language}
        name="callWhen"
        type="radio"
        legend={text.callWhen}
        options={CALL_WHEN.map((value) => ({ value, label: caseText(language).callWhen[value] }))}
        selected={[entered.callWhen === '' ? 'any' : entered.callWhen]}
        inline
        {...(error !== undefined && { error })}
      />
      <Actions>
        <Button>{text.next}</Button>
        <Button kind="text" name="to" value="what" unchecked>
          {text.backOne}
        </Button>
      </Actions>
    </Frame>
  );
}

function Check(props: AskPageProps) {
  const { language, entered, base, options } = props;
  const text = adviserText(language).ask;
  const when = CALL_WHEN.find((each) => each === entered.callWhen) ?? 'any';
  const reach = [entered.name, entered.phone, entered.email, caseText(language).callWhen[when]];
  return (
    <>
      <KeyValues
        rows={[
          { label: text.about, value: options.find(({ value }) => value === entered.about)?.label ?? '' },
          { label: text.said, value: entered.message === '' ? text.nothingSaid : entered.message },
          { label: text.reach, value: reach.filter((part) => part !== '').join(', ') },
        ]}
      />
      {!props.placeKnown && (
        <Notice title={text.noPlace}>
          <LoneLink href={`${base}/facts/commune`}>{text.addPlace}</LoneLink>
        </Notice>
      )}
      <p>{text.whoSees}</p>
      <Frame base={base} screen="check" hidden={{ ...entered, command: props.command }}>
        <Actions>
          <Button>{text.send}</Button>
          <Button kind="text" name="to" value="reach" unchecked>
            {text.change}
          </Button>
        </Actions>
      </Frame>
    </>
  );
}
