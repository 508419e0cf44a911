/** What an adviser changes on their own page: days away, ties to vendors, a wish to be recognised, the profile. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Fields } from '../../../foundation/http/route.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  Button,
  Choices,
  DateField,
  fieldOf,
  HiddenFields,
  type Issue,
  LoneLink,
  Notice,
  NumberField,
  PlainList,
  Section,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { fieldsOf } from '../actions/adviser-deps.ts';
import { type Adviser, conflictsOn } from '../domain/adviser.ts';
import { nameIn } from '../domain/named.ts';
import { joiningText } from '../messages/joining.ts';
import { ownText } from '../messages/own-profile.ts';
import { type NamesOf, optionsOf } from './network-page.ts';
import { RecognitionTable } from './recognition-table.tsx';

export interface OwnFormProps {
  readonly deps: NamesOf;
  readonly adviser: Adviser;
  readonly vendors: readonly string[];
  /** The form that was refused. */
  readonly entered: Fields | undefined;
  readonly openCaseId: string | undefined;
  readonly issues: readonly Issue[];
  readonly nextCommand: () => string;
  readonly today: LocalDate;
  readonly language: Language;
}

export function Absences(props: OwnFormProps) {
  const { adviser, nextCommand, language } = props;
  const text = ownText(language).own;
  const base = `/${language}/desk/profile/absences`;
  return (
    <Section title={text.absence} id="absence">
      <p>{text.absenceLead}</p>
      {adviser.absences.length === 0 ? (
        <p>{text.noAbsence}</p>
      ) : (
        <PlainList
          items={adviser.absences.map(({ id, from, until }) => (
            <>
              {text.days(formatDate(from), formatDate(until))}{' '}
              <ActForm action={`${base}/remove`} command={nextCommand()} kind="text" hidden={{ absence: id }}>
                {text.remove}
              </ActForm>
            </>
          ))}
        />
      )}
      <form method="post" action={base} class="stack">
        <HiddenFields fields={{ command: nextCommand() }} />
        <DateField {...typed(props, 'from')} label={text.from} />
        <DateField {...typed(props, 'until')} label={text.until} />
        <Actions>
          <Button kind="secondary">{text.addAbsence}</Button>
        </Actions>
      </form>
    </Section>
  );
}

export function Ties(props: OwnFormProps) {
  const { deps, adviser, vendors, nextCommand, today, language } = props;
  const text = ownText(language).own;
  const base = `/${language}/desk/profile/conflicts`;
  const ties = conflictsOn(adviser, today);
  return (
    <Section title={text.conflicts} id="conflicts">
      <p>{text.conflictsLead}</p>
      {ties.length === 0 ? (
        <p>{text.noConflicts}</p>
      ) : (
        <PlainList
          items={ties.map(({ id, vendorName, nature, from }) => (
            <>
              {vendorName}: {nameIn(deps.network.natures, nature, language)}, {text.since(formatDate(from))}{' '}
              <ActForm action={`${base}/end`} command={nextCommand()} kind="text" hidden={{ conflict: id }}>
                {text.endConflict}
              </ActForm>
            </>
          ))}
        />
      )}
      <form method="post" action={base} class="stack">
        <HiddenFields fields={{ command: nextCommand() }} />
        <datalist id="vendors">
          {vendors.map((vendor) => (
            <option key={vendor} value={vendor} />
          ))}
        </datalist>
        <TextField {...typed(props, 'vendor1')} label={text.vendor} list="vendors" maxLength={200} />
        <SelectField
          {...typed(props, 'nature1')}
          label={text.nature}
          any={text.choose}
          options={optionsOf(deps.network.natures, language)}
        />
        <Actions>
          <Button kind="secondary">{text.addConflict}</Button>
        </Actions>
      </form>
    </Section>
  );
}

export function Recognitions(props: OwnFormProps) {
  const { deps, adviser, openCaseId, nextCommand, language } = props;
  const text = ownText(language).own;
  return (
    <Section title={text.recognition} id="recognition">
      <RecognitionTable {...{ deps, adviser, language }} />
      {openCaseId !== undefined ? (
        <Notice title={text.waiting}>
          <p>
            <LoneLink href={`/${language}/account/cases/${openCaseId}`}>{text.waitingAct}</LoneLink>
          </p>
        </Notice>
      ) : (
        <form method="post" action={`/${language}/desk/profile/recognition`} class="stack">
          <HiddenFields fields={{ command: nextCommand() }} />
          <SelectField
            {...typed(props, 'ministry')}
            label={text.ministry}
            any={text.choose}
            options={optionsOf(deps.network.ministries, language)}
          />
          <Choices
            {...typed(props, 'wishFields')}
            type="checkbox"
            legend={text.fields}
            options={adviser.fields.map((code) => ({ value: code, label: nameIn(deps.topics, code, language) }))}
            selected={props.entered?.all('wishFields') ?? []}
          />
          <Actions>
            <Button kind="secondary">{text.askAct}</Button>
          </Actions>
        </form>
      )}
    </Section>
  );
}

export function Profile(props: OwnFormProps) {
  const { deps, adviser, entered, nextCommand, language } = props;
  const text = ownText(language).own;
  const apply = joiningText(language).apply;
  // Only when it was this form that was refused.
  const again = entered?.names().includes('capacity') === true ? entered : undefined;
  return (
    <Section title={text.profile} id="profile">
      <form method="post" action={`/${language}/desk/profile`} class="stack">
        <HiddenFields fields={{ command: nextCommand() }} />
        <Choices
          {...typed(props, 'fields')}
          type="checkbox"
          legend={apply.fields}
          options={optionsOf(fieldsOf(deps.topics), language)}
          selected={again?.all('fields') ?? adviser.fields}
        />
        <Choices
          {...typed(props, 'languages')}
          type="checkbox"
          inline
          legend={apply.languages}
          options={optionsOf(deps.network.languages, language)}
          selected={again?.all('languages') ?? adviser.languages}
        />
        <Choices
          {...typed(props, 'remote')}
          type="radio"
          legend={apply.remote}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: apply[value] }))}
          selected={[again?.get('remote') ?? (adviser.remoteOk ? 'yes' : 'no')]}
        />
        <NumberField
          {...typed(props, 'capacity')}
          label={apply.capacity}
          value={again?.get('capacity') ?? String(adviser.capacityPerWeek)}
        />
        <TextArea
          {...typed(props, 'about')}
          label={apply.aboutYou}
          hint={apply.aboutHint}
          value={again?.get('about') ?? adviser.about ?? ''}
          maxLength={600}
          optional
        />
        <Actions>
          <Button>{text.save}</Button>
        </Actions>
      </form>
    </Section>
  );
}

function typed({ language, issues, entered }: OwnFormProps, name: string) {
  return fieldOf({ language, issues }, name, entered?.get(name) ?? '');
}
