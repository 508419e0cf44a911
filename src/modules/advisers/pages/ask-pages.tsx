/** Three short screens: what, how to reach you, check and send. What was entered travels in the form; nothing is stored before the end. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Button,
  Choices,
  ErrorSummary,
  fieldOf,
  GoList,
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
import { type CommuneAnswer, CommunePicker, type Gazetteer } from '../../localities/index.ts';
import type { Entered } from '../domain/advice-request.ts';
import { adviserText } from '../messages/index.ts';

export type Screen = 'what' | 'reach' | 'check';

/** As typed, with what only the screens need. */
export interface Asking extends Entered {
  readonly meet: string;
  /** `1`: reach me another way than last time. */
  readonly otherway: string;
  /** Id of a place; only where no plan knows it. */
  readonly commune: string;
}

export interface AskPageProps {
  readonly language: Language;
  /** The form is sent to `{base}/ask`. */
  readonly base: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly screen: Screen;
  readonly entered: Asking;
  readonly issues: readonly Issue[];
  /** What the firm comes from first, then topics. */
  readonly options: readonly { readonly value: string; readonly label: string; readonly detail?: string }[];
  /** How the firm asked to be reached last, as a hint; it is not asked again. */
  readonly asBefore?: string | undefined;
  /** Where a plan can be told the place. */
  readonly addPlaceHref?: string | undefined;
  /** Asked where no plan knows it. */
  readonly place?: { readonly places: Gazetteer; readonly answer?: CommuneAnswer | undefined } | undefined;
  readonly commands: Readonly<Record<string, string>>;
}

export function AskPage(props: AskPageProps) {
  const { language, back, screen, issues } = props;
  const text = adviserText(language).ask;
  const titles = { what: text.whatTitle, reach: text.reachTitle, check: text.checkTitle };
  const number = { what: 1, reach: 2, check: 3 }[screen];
  const lead = { what: text.whatLead, reach: text.reachLead, check: undefined }[screen];
  return (
    <>
      <BackLink href={back.href}>{back.label}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={titles[screen]} over={text.progress(number)} {...(lead !== undefined && { lead })} />
      {screen === 'what' && <What {...props} />}
      {screen === 'reach' && <ReachScreen {...props} />}
      {screen === 'check' && <Check {...props} />}
    </>
  );
}

/** Everything entered on other screens travels hidden. */
function Frame(props: {
  readonly page: AskPageProps;
  readonly shown: readonly (keyof Asking)[];
  readonly more?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
}) {
  const { base, screen, entered } = props.page;
  const hidden = Object.entries(entered).filter(
    ([name, value]) => value !== '' && !(props.shown as readonly string[]).includes(name),
  );
  return (
    <form class="stack" method="post" action={`${base}/ask`}>
      <HiddenFields fields={{ screen, ...Object.fromEntries(hidden), ...props.more }} />
      {props.children}
    </form>
  );
}

function entry({ language, entered, issues }: AskPageProps, name: keyof Asking) {
  return fieldOf({ language, issues }, name, entered[name]);
}

function What(props: AskPageProps) {
  const { language, entered, options } = props;
  const text = adviserText(language).ask;
  const error = issueFor(props.issues, 'about');
  return (
    <Frame page={props} shown={['about', 'message', 'meet']}>
      <Choices
        language={language}
        name="about"
        type="radio"
        legend={text.topics}
        options={options}
        selected={[entered.about]}
        error={error}
      />
      <TextArea {...entry(props, 'message')} label={text.message} hint={text.messageHint} optional />
      <Choices
        language={language}
        name="meet"
        type="radio"
        legend={text.meet}
        options={(['any', 'visit'] as const).map((value) => ({ value, label: text.meets[value] }))}
        selected={[entered.meet === 'visit' ? 'visit' : 'any']}
      />
      <Actions>
        <Button>{text.next}</Button>
      </Actions>
    </Frame>
  );
}

function ReachScreen(props: AskPageProps) {
  const { language, entered, place } = props;
  const text = adviserText(language).ask;
  const error = issueFor(props.issues, 'callWhen');
  const placeError = issueFor(props.issues, 'commune');
  const asked = place?.answer?.kind === 'ask' ? place.answer : undefined;
  return (
    <Frame page={props} shown={['name', 'phone', 'email', 'callWhen', 'commune']} more={{ otherway: '1' }}>
      {place !== undefined && (
        <CommunePicker
          language={language}
          places={place.places}
          name="commune"
          {...(entered.commune !== '' && { value: entered.commune })}
          {...(asked !== undefined && { text: asked.text, search: asked.search })}
          error={placeError}
        />
      )}
      <TextField {...entry(props, 'name')} label={text.name} autocomplete="name" />
      <TextField {...entry(props, 'phone')} label={text.phone} hint={text.phoneHint} autocomplete="tel" type="tel" />
      <TextField
        {...entry(props, 'email')}
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
        error={error}
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
  const { language, entered, options, asBefore, place } = props;
  const text = adviserText(language).ask;
  const when = CALL_WHEN.find((each) => each === entered.callWhen) ?? 'any';
  const reach = [entered.name, entered.phone, entered.email, caseText(language).callWhen[when]];
  const isBefore = asBefore !== undefined && entered.otherway !== '1';
  const where = entered.commune === '' ? text.placeUnknown : place?.places.addressOf(entered.commune, language);
  return (
    <>
      <KeyValues
        rows={[
          { label: text.about, value: options.find(({ value }) => value === entered.about)?.label ?? '' },
          { label: text.said, value: entered.message === '' ? text.nothingSaid : entered.message },
          { label: text.meet, value: text.meets[entered.meet === 'visit' ? 'visit' : 'any'] },
          ...(place === undefined ? [] : [{ label: text.place, value: where }]),
          {
            label: text.reach,
            value: isBefore ? text.asBefore(asBefore) : reach.filter((part) => part !== '').join(', '),
          },
        ]}
      />
      {props.addPlaceHref !== undefined && (
        <Notice title={text.noPlace}>
          <LoneLink href={props.addPlaceHref}>{text.addPlace}</LoneLink>
        </Notice>
      )}
      <p>{text.whoSees}</p>
      {place !== undefined && <p>{text.opensPlan}</p>}
      <Frame page={props} shown={[]} more={props.commands}>
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

/** Somebody who answers for several firms says for which. */
export function WhichFirmPage(props: {
  readonly language: Language;
  readonly firms: readonly { readonly name: string; readonly href: string }[];
  readonly anonymousHref: string;
}) {
  const text = adviserText(props.language).ask;
  return (
    <>
      <PageTitle title={text.whichFirm} />
      <GoList
        items={[
          ...props.firms.map(({ name, href }) => ({ href, title: name })),
          { href: props.anonymousHref, title: text.noneOfThese },
        ]}
      />
    </>
  );
}
