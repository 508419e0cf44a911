/** One firm of the register for the officer who calls it: what the register says, how to reach it, what was tried, and the form for the next try. */
import type { ComponentChildren } from 'preact';
import { formatDate, formatInstantDate, formatInstantTime, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  BackLink,
  Button,
  Choices,
  DateField,
  Disclosure,
  ErrorSummary,
  fieldOf,
  HiddenFields,
  type Issue,
  issueFor,
  KeyValues,
  Notice,
  PageTitle,
  Section,
  SourceLine,
  TextArea,
  TextField,
  Timeline,
} from '../../../ui/index.ts';
import { formatTaxCode, type RegisterRecord } from '../../enterprises/index.ts';
import { CHANNELS, OUTCOMES } from '../domain/contact.ts';
import { outreachText } from '../messages/index.ts';
import type { ContactDetails, FirmOutreach, LoggedContact } from '../store/outreach.read.ts';

export interface FirmPageProps {
  readonly language: Language;
  readonly base: string;
  readonly record: RegisterRecord;
  readonly placeName: string;
  readonly industryName: string;
  readonly outreach?: FirmOutreach | undefined;
  readonly contacts: readonly LoggedContact[];
  readonly colleagues: ReadonlyMap<string, string>;
  readonly detailKinds: readonly ('contactName' | 'phone' | 'address')[];
  /** Present when the officer asked to see them: the reading is recorded. */
  readonly details?: ContactDetails | undefined;
  readonly mayContact: boolean;
  readonly nextCommand: () => string;
  readonly saved: boolean;
  readonly issues: readonly Issue[];
  readonly entered: (field: string) => string;
}

export function FirmPage(props: FirmPageProps) {
  const { language, record, issues } = props;
  const text = outreachText(language).firm;
  return (
    <>
      <BackLink href={props.base}>{text.back}</BackLink>
      {issues.length > 0 && <ErrorSummary language={language} issues={issues} />}
      <PageTitle
        over={text.over(formatTaxCode(record.taxCode))}
        title={record.name}
        aside={props.outreach && text.state[props.outreach.state]}
      />
      {props.saved && <Notice tone="ok">{text.saved}</Notice>}
      {props.mayContact ? <LogForm {...props} /> : <Notice>{text.notYours}</Notice>}
      <Reach {...props} />
      <History {...props} />
      <Register {...props} />
    </>
  );
}

function LogForm({ language, base, record, nextCommand, issues, entered }: FirmPageProps) {
  const words = outreachText(language);
  const text = words.firm;
  const field = (name: string) => fieldOf({ language, issues }, name, entered(name));
  const chosen = (name: string) => {
    const error = issueFor(issues, name);
    return {
      ...{ language, name, type: 'radio' as const, selected: [entered(name)] },
      ...(error !== undefined && { error }),
    };
  };
  return (
    <Section title={text.log} id="log">
      <form class="stack loose" method="post" action={`${base}/firms/${record.taxCode}`}>
        <HiddenFields fields={{ command: nextCommand() }} />
        <Choices
          {...chosen('channel')}
          legend={text.channel}
          inline
          options={CHANNELS.map((value) => ({ value, label: words.channels[value] }))}
        />
        <Choices
          {...chosen('outcome')}
          legend={text.outcome}
          options={OUTCOMES.map((value) => ({
            value,
            label: words.outcomes[value],
            detail: words.outcomeDetails[value],
          }))}
        />
        <DateField {...field('next')} label={text.next} hint={text.nextHint} optional />
        <TextArea {...field('note')} label={text.note} hint={text.noteHint} rows={2} maxLength={500} optional />
        <Disclosure
          summary={text.details}
          open={['contactName', 'phone', 'address'].some((name) => entered(name) !== '')}
        >
          <TextField {...field('contactName')} label={text.contactName} maxLength={100} optional />
          <TextField {...field('phone')} label={text.phone} type="tel" inputMode="tel" maxLength={24} optional />
          <TextField {...field('address')} label={text.address} maxLength={200} optional />
        </Disclosure>
        <div class="acts">
          <Button>{text.save}</Button>
        </div>
      </form>
    </Section>
  );
}

function Reach({ language, base, record, details, detailKinds, mayContact, nextCommand }: FirmPageProps) {
  const text = outreachText(language).firm;
  if (details !== undefined)
    return (
      <Section title={text.reach} id="reach">
        <KeyValues
          rows={[
            ...shown(text.contactName, details.contactName),
            ...shown(text.phone, details.phone),
            ...shown(text.address, details.address),
          ]}
        />
        <SourceLine>{text.showNote}</SourceLine>
      </Section>
    );
  return (
    <Section title={text.reach} id="reach">
      {detailKinds.length === 0 ? (
        <p>{text.noDetails}</p>
      ) : (
        <>
          <p>{text.onFile(detailKinds.map((kind) => text[kind].toLowerCase()).join(', '))}</p>
          {mayContact && (
            <>
              <ActForm action={`${base}/firms/${record.taxCode}/reach`} command={nextCommand()} kind="secondary">
                {text.show}
              </ActForm>
              <SourceLine>{text.showNote}</SourceLine>
            </>
          )}
        </>
      )}
    </Section>
  );
}

function shown(label: string, value: string | null) {
  return value === null ? [] : [{ label, value }];
}

function History({ language, contacts, colleagues }: FirmPageProps) {
  const words = outreachText(language);
  const text = words.firm;
  return (
    <Section title={text.history} id="history">
      {contacts.length === 0 ? (
        <p>{text.noHistory}</p>
      ) : (
        <Timeline
          items={contacts.map((contact) => ({
            state: 'done' as const,
            when: `${formatInstantDate(contact.contactedAt)} ${formatInstantTime(contact.contactedAt)}`,
            datetime: contact.contactedAt,
            text: (
              <>
                <b>{words.outcomes[contact.outcome]}</b>
                {`, ${words.channels[contact.channel].toLowerCase()}, ${colleagues.get(contact.personId) ?? text.someone}`}
                {contact.nextOn !== null && `; ${words.list.again(formatDate(contact.nextOn))}`}
                {contact.note !== null && <p class="mute">{contact.note}</p>}
              </>
            ),
          }))}
        />
      )}
    </Section>
  );
}

function Register({ language, record, placeName, industryName }: FirmPageProps) {
  const words = outreachText(language);
  const { labels, register, asOf } = words.firm;
  const unknown = words.ageBands.unknown;
  const rows: readonly { readonly label: string; readonly value: ComponentChildren }[] = [
    { label: labels.place, value: placeName || unknown },
    { label: labels.industry, value: industryName || unknown },
    {
      label: labels.status,
      value:
        record.operatingStatus === undefined
          ? unknown
          : (words.status[record.operatingStatus] ?? record.operatingStatus),
    },
    {
      label: labels.taxArisen,
      value: record.taxArisenYear === undefined ? labels.noTaxYear : String(record.taxArisenYear),
    },
    { label: labels.founded, value: record.foundedOn === undefined ? unknown : formatDate(record.foundedOn) },
    {
      label: labels.employees,
      value: record.employeesInsured === undefined ? unknown : formatNumber(record.employeesInsured, language),
    },
  ];
  return (
    <Section title={register} id="register">
      <KeyValues rows={rows} />
      <SourceLine>{asOf(formatDate(record.asOf))}</SourceLine>
    </Section>
  );
}
