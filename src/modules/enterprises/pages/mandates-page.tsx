/** The owner's page of mandates: give one, see those in force and end them, read what was done for the firm. */
import { addDays, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate, formatInstantTime } from '../../../foundation/i18n/format.ts';
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
  Notice,
  PageTitle,
  PlainList,
  Section,
  TextField,
} from '../../../ui/index.ts';
import type { RecordedEvent } from '../../ledger/index.ts';
import { isMandateInForce, MANDATE_ACTS, MANDATE_DAYS, PROPOSED_DAYS } from '../domain/mandate.ts';
import { dossierText } from '../messages/index.ts';
import { mandateText } from '../messages/mandates.ts';
import type { MandateOfFirm } from '../store/mandates.read.ts';

export interface MandatesPageProps {
  readonly language: Language;
  readonly base: string;
  readonly today: LocalDate;
  readonly firm: string;
  readonly mandates: readonly MandateOfFirm[];
  /** Events of this firm under a mandate, the latest first. */
  readonly events: readonly RecordedEvent[];
  readonly names: ReadonlyMap<string, string>;
  readonly nextCommand: () => string;
  readonly notice?: 'given' | 'ended';
  readonly entered?: { readonly adviser: string; readonly acts: readonly string[]; readonly days: string };
  readonly issues?: readonly Issue[];
}

export function MandatesPage(props: MandatesPageProps) {
  const { language, base, today, issues = [], mandates } = props;
  const text = mandateText(language);
  const inForce = mandates.filter((mandate) => isMandateInForce(mandate, today));
  const past = mandates.filter((mandate) => !isMandateInForce(mandate, today));
  return (
    <>
      <BackLink href={`${base}/facts`}>{dossierText(language).facts.title}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {props.notice && <Notice tone="ok" title={text[props.notice]} />}
      <PageTitle title={text.title} lead={text.lead} over={props.firm} />
      <Section title={text.current} id="current">
        {inForce.length === 0 ? <p>{text.none}</p> : <InForce {...props} mandates={inForce} />}
      </Section>
      <Section title={text.give} id="give">
        <GiveForm {...props} issues={issues} />
      </Section>
      <Section title={text.log} id="log">
        {props.events.length === 0 ? (
          <p class="src">{text.logNone}</p>
        ) : (
          <PlainList items={props.events.map((event) => eventInWords(event, props))} />
        )}
      </Section>
      {past.length > 0 && (
        <Section title={text.past} id="past">
          <PlainList
            items={past.map((mandate) => {
              const to = mandate.endedAt ? localDateOf(mandate.endedAt) : mandate.validUntil;
              const days = text.endedOn(formatInstantDate(mandate.givenAt), formatDate(to));
              return `${nameOf(mandate.adviserId, props)}: ${days}`;
            })}
          />
        </Section>
      )}
    </>
  );
}

function InForce(props: MandatesPageProps) {
  const { language, base, mandates, nextCommand } = props;
  const text = mandateText(language);
  return (
    <ul class="plain ruled">
      {mandates.map((mandate) => {
        const name = nameOf(mandate.adviserId, props);
        return (
          <li key={mandate.id} class="stack">
            <p>
              <b>{name}</b>
              <br />
              <small class="mute">
                {mandate.acts.map((act) => text.act[act]).join('; ')}; {text.until(formatDate(mandate.validUntil))}
              </small>
            </p>
            <ActForm action={`${base}/mandates/end`} command={nextCommand()} hidden={{ mandate: mandate.id }}>
              {text.end(name)}
            </ActForm>
          </li>
        );
      })}
    </ul>
  );
}

function GiveForm({ language, base, today, nextCommand, entered, issues = [] }: MandatesPageProps) {
  const text = mandateText(language);
  return (
    <form class="stack" method="post" action={`${base}/mandates`}>
      <HiddenFields fields={{ command: nextCommand() }} />
      <TextField
        language={language}
        name="adviser"
        maxLength={20}
        size="short"
        label={text.adviser}
        hint={text.adviserHint}
        {...(entered !== undefined && { value: entered.adviser })}
        error={issueFor(issues, 'adviser')}
      />
      <Choices
        language={language}
        name="acts"
        type="checkbox"
        legend={text.acts}
        hint={text.actsHint}
        options={MANDATE_ACTS.map((act) => ({ value: act, label: text.act[act] }))}
        selected={entered?.acts ?? ['read', 'answer', 'assess']}
        error={issueFor(issues, 'acts')}
      />
      <Choices
        language={language}
        name="days"
        type="radio"
        legend={text.days}
        options={MANDATE_DAYS.map((days) => ({
          ...{ value: String(days), label: text.day(days, formatDate(addDays(today, days))) },
        }))}
        selected={[entered?.days ?? String(PROPOSED_DAYS)]}
        error={issueFor(issues, 'days')}
      />
      <Actions>
        <Button>{text.submit}</Button>
      </Actions>
    </form>
  );
}

function nameOf(personId: string, { names, language }: Pick<MandatesPageProps, 'names' | 'language'>): string {
  return names.get(personId) ?? mandateText(language).unnamed;
}

/** “09:05 22/11/2026: Lê Văn Thử thay mặt Xưởng May A ghi một dữ kiện”. */
function eventInWords(event: RecordedEvent, props: MandatesPageProps): string {
  const text = mandateText(props.language);
  const when = `${formatInstantTime(event.occurredAt)} ${formatInstantDate(event.occurredAt)}`;
  const who = event.actor.kind === 'account' ? nameOf(event.actor.personId, props) : text.unnamed;
  return text.line(when, who, props.firm, text.did[event.type] ?? text.didOther(event.type));
}

/** For somebody who holds the link but not the firm. */
export function NoMandatesPage({ language, base }: { readonly language: Language; readonly base: string }) {
  const text = mandateText(language);
  return (
    <>
      <BackLink href={`${base}/facts`}>{dossierText(language).facts.title}</BackLink>
      <PageTitle title={text.title} lead={text.lead} />
      <Notice title={text.notOwner}>
        <Actions>
          <LinkButton href={`${base}/claim`}>{text.claimFirst}</LinkButton>
        </Actions>
      </Notice>
    </>
  );
}
