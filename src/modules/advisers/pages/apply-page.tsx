/** The application of an adviser on one page: who, where, what, who pays them, and whether a ministry should recognise them. */
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Button,
  Choices,
  Disclosure,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  LinkButton,
  Notice,
  NumberField,
  PageTitle,
  PlainList,
  Section,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { type CommuneAnswer, CommunePicker } from '../../localities/index.ts';
import { fieldsOf } from '../actions/adviser-deps.ts';
import type { AdviserStatus } from '../domain/adviser.ts';
import type { EnteredConflict } from '../domain/read-conflicts.ts';
import type { EnteredProfile } from '../domain/read-profile.ts';
import { joiningText } from '../messages/joining.ts';
import { type NamesOf, optionsOf } from './network-page.ts';

export interface ApplyForm {
  readonly profile: EnteredProfile;
  readonly conflicts: readonly EnteredConflict[];
  readonly wish: { readonly ministry: string; readonly fields: readonly string[] };
  readonly declared: boolean;
}

export interface ApplyPageProps {
  readonly deps: NamesOf;
  readonly standing: 'visitor' | 'none' | AdviserStatus;
  /** Their application that nobody has decided yet. */
  readonly openCaseId: string | undefined;
  readonly form: ApplyForm;
  readonly answer: CommuneAnswer | undefined;
  readonly vendors: readonly string[];
  readonly issues: readonly Issue[];
  readonly command: string;
  readonly language: Language;
}

export function ApplyPage(props: ApplyPageProps) {
  const { standing, language, issues } = props;
  const text = joiningText(language).apply;
  return (
    <>
      <BackLink href={`/${language}/advisers`}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.title} lead={text.lead} />
      {standing === 'none' || standing === 'refused' || standing === 'ended' ? (
        <Form {...props} />
      ) : (
        <Standing {...props} />
      )}
      <Section title={text.papers} id="papers">
        <p>{text.papersLead}</p>
        <Papers {...props} />
      </Section>
    </>
  );
}

/** Why there is no form: who is not signed in, has filed, or is in the network. */
function Standing({ standing, openCaseId, language }: ApplyPageProps) {
  const text = joiningText(language).apply;
  if (standing === 'visitor')
    return (
      <Notice title={text.signInTitle}>
        <p>{text.signIn}</p>
        <p>
          <LinkButton href={`/${language}/sign-in`}>{text.signInAct}</LinkButton>
        </p>
      </Notice>
    );
  if (standing === 'suspended') return <Notice title={text.suspended} />;
  const isOpen = openCaseId !== undefined;
  return (
    <Notice title={isOpen ? text.open : text.member}>
      <p>
        <LinkButton href={isOpen ? `/${language}/account/cases/${openCaseId}` : `/${language}/desk/profile`}>
          {isOpen ? text.openAct : text.memberAct}
        </LinkButton>
      </p>
    </Notice>
  );
}

function Papers({ deps, language }: ApplyPageProps) {
  const text = joiningText(language).apply;
  const of = (kind: 'person' | 'organisation') =>
    deps.network.papers.filter((paper) => paper.kind === kind).map(({ label }) => label[language]);
  return (
    <>
      <h3>{text.forPerson}</h3>
      <PlainList items={of('person')} />
      <h3>{text.forOrganisation}</h3>
      <PlainList items={of('organisation')} />
    </>
  );
}

function Form(props: ApplyPageProps) {
  const { language, command } = props;
  const text = joiningText(language).apply;
  return (
    <form method="post" action={`/${language}/advisers/apply`}>
      <HiddenFields fields={{ command }} />
      <Who {...props} />
      <What {...props} />
      <Ties {...props} />
      <Recognition {...props} />
      <Section title={text.declared}>
        <Choices
          {...common(props, 'declared')}
          type="checkbox"
          options={[{ value: 'yes', label: text.declaredText }]}
          selected={props.form.declared ? ['yes'] : []}
        />
        <Actions>
          <Button>{text.send}</Button>
        </Actions>
      </Section>
    </form>
  );
}

function Who(props: ApplyPageProps) {
  const { deps, form, answer, issues, language } = props;
  const text = joiningText(language).apply;
  const { kind, name, communeId, provinceId } = form.profile;
  const known = communeId === '' ? provinceId : communeId;
  const error = issueFor(issues, 'commune');
  return (
    <Section title={text.who}>
      <Choices
        {...common(props, 'kind')}
        type="radio"
        legend={text.kind}
        options={(['person', 'organisation'] as const).map((value) => ({ value, label: text.kinds[value] }))}
        selected={[kind]}
      />
      <TextField {...common(props, 'name')} label={text.name} hint={text.nameHint} value={name} maxLength={120} />
      <h3>{text.place}</h3>
      <CommunePicker
        {...{ language, name: 'commune', places: deps.places }}
        {...(answer?.kind === 'ask' && { text: answer.text, search: answer.search })}
        {...(known !== '' && { value: known })}
        error={error}
      />
    </Section>
  );
}

function What(props: ApplyPageProps) {
  const { deps, form, language } = props;
  const text = joiningText(language).apply;
  const { fields, languages, remote, capacity, about } = form.profile;
  return (
    <Section title={text.helps}>
      <Choices
        {...common(props, 'fields')}
        type="checkbox"
        legend={text.fields}
        hint={text.fieldsHint}
        options={optionsOf(fieldsOf(deps.topics), language)}
        selected={fields}
      />
      <Choices
        {...common(props, 'languages')}
        type="checkbox"
        inline
        legend={text.languages}
        options={optionsOf(deps.network.languages, language)}
        selected={languages}
      />
      <Choices
        {...common(props, 'remote')}
        type="radio"
        legend={text.remote}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: text[value] }))}
        selected={[remote]}
      />
      <NumberField {...common(props, 'capacity')} label={text.capacity} hint={text.capacityHint} value={capacity} />
      <TextArea
        {...common(props, 'about')}
        label={text.aboutYou}
        hint={text.aboutHint}
        value={about}
        maxLength={600}
        optional
      />
    </Section>
  );
}

const ROWS = [1, 2, 3] as const;

function Ties(props: ApplyPageProps) {
  const { deps, form, vendors, language } = props;
  const text = joiningText(language).apply;
  return (
    <Section title={text.conflicts} id="conflicts">
      <p>{text.conflictsLead}</p>
      <datalist id="vendors">
        {vendors.map((vendor) => (
          <option key={vendor} value={vendor} />
        ))}
      </datalist>
      {ROWS.map((row) => (
        <div key={row} class="stack">
          <TextField
            {...common(props, `vendor${row}`)}
            label={text.vendor(row)}
            value={form.conflicts[row - 1]?.vendorName ?? ''}
            list="vendors"
            maxLength={200}
            optional
          />
          <SelectField
            {...common(props, `nature${row}`)}
            label={text.nature(row)}
            any={text.choose}
            value={form.conflicts[row - 1]?.nature ?? ''}
            options={optionsOf(deps.network.natures, language)}
            optional
          />
        </div>
      ))}
    </Section>
  );
}

function Recognition(props: ApplyPageProps) {
  const { deps, form, language } = props;
  const text = joiningText(language).apply;
  return (
    <Section title={text.wish} id="wish">
      <Disclosure summary={text.wishOpen} open={form.wish.ministry !== '' || form.wish.fields.length > 0}>
        <p>{text.wishLead}</p>
        <SelectField
          {...common(props, 'ministry')}
          label={text.ministry}
          any={text.none}
          value={form.wish.ministry}
          options={optionsOf(deps.network.ministries, language)}
          optional
        />
        <Choices
          {...common(props, 'wishFields')}
          type="checkbox"
          legend={text.wishFields}
          options={optionsOf(fieldsOf(deps.topics), language)}
          selected={form.wish.fields}
        />
      </Disclosure>
    </Section>
  );
}

function common({ language, issues }: ApplyPageProps, name: string) {
  return { language, name, error: issueFor(issues, name) };
}
