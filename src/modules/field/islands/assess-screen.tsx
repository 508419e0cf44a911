/** An assessment on the device: part after part, with the same questions and the same engine as on the server. */
import { useState } from 'preact/hooks';
import type { Instant } from '../../../foundation/clock.ts';
import { Fields } from '../../../foundation/http/route.ts';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Button,
  ErrorSummary,
  GoList,
  type Issue,
  Notice,
  PageTitle,
  Section,
  Stack,
} from '../../../ui/index.ts';
import {
  type Answer,
  assess,
  CriterionField,
  enteredOf,
  fieldOfRefusal,
  issueInWords,
  parseAnswersForm,
  progressOf,
  proposeAnswers,
} from '../../assessments/browser.ts';
import type { AssessmentItem } from '../domain/field-item.ts';
import type { LastTime, TakenFirm } from '../domain/taken-firm.ts';
import { fieldText } from '../messages/index.ts';
import type { Device } from './device.ts';
import { Press } from './press.tsx';

interface AssessProps {
  readonly device: Device;
  readonly language: Language;
  readonly item: AssessmentItem;
  /** Code of the part; absent for the overview. */
  readonly part: string | undefined;
}

export function AssessScreen(props: AssessProps) {
  const { device, item, part } = props;
  const questions = device.questions.find(({ compiled }) => compiled.framework.id === item.framework);
  const firm = device.firms.find(({ ref }) => ref === item.firm);
  if (questions === undefined || firm === undefined) return null;
  const progress = progressOf(questions.compiled, item.answers);
  const current = progress.find((each) => each.part.code === part);
  const shown = { ...props, ...questions, firm, progress };
  return current === undefined ? <Overview {...shown} /> : <PartForm {...shown} current={current} />;
}

type Shown = AssessProps &
  Device['questions'][number] & {
    readonly firm: Device['firms'][number];
    readonly progress: ReturnType<typeof progressOf>;
  };

function Overview({ device, language, item, compiled, firm, progress }: Shown) {
  const text = fieldText(language).assess;
  const assessed = assess(compiled, item.answers);
  const level = assessed.ok ? assessed.value.level : null;
  const gaps = assessed.ok ? assessed.value.missing.filter(({ reason }) => reason === 'unanswered').length : 0;
  const isEmpty = Object.keys(item.answers).length === 0;
  const finish = async () => {
    await device.write({ item: { ...item, happenedAt: new Date().toISOString() }, state: 'ready' });
    location.hash = '#';
  };
  return (
    <Stack loose>
      <BackLink href={`#firm/${firm.ref}`}>{firm.name}</BackLink>
      <PageTitle title={compiled.framework.shortName[language]} />
      {isEmpty ? (
        <p>{text.empty}</p>
      ) : (
        <Notice title={level === null ? text.noLevel : text.level(level)}>
          {gaps > 0 && <p>{text.gaps(gaps)}</p>}
          <p>{text.unconfirmed}</p>
        </Notice>
      )}
      <Section title={text.overview} id="parts" full>
        <GoList
          items={progress.map(({ part, answered, asked }) => ({
            href: `#assess/${item.id}/${part.code}`,
            title: part.name[language],
            detail: text.progress(answered, asked),
          }))}
        />
      </Section>
      {!isEmpty && (
        <Actions>
          <Press onPress={() => void finish()}>{text.finish}</Press>
        </Actions>
      )}
    </Stack>
  );
}

function PartForm(props: Shown & { readonly current: Shown['progress'][number] }) {
  const { device, language, item, compiled, links, firm, progress, current } = props;
  const text = fieldText(language).assess;
  const [failed, setFailed] = useState<{ readonly issues: readonly Issue[]; readonly form: Fields }>();
  const { scoring } = compiled.framework;
  const sectorCode = scoring.kind === 'sector-tools' ? scoring.sectorCriterion : '';
  const sector = item.answers[sectorCode];
  const sectorPart = progress.find(({ part }) => part.criteria.some(({ code }) => code === sectorCode))?.part.code;
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const proposed = proposeAnswers(
    compiled,
    links,
    firm.dossier,
    today,
    typeof sector === 'string' ? sector : undefined,
  );
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = fieldsOf(event.currentTarget as HTMLFormElement);
    const read = parseAnswersForm(compiled, current.part, form);
    const answers: Record<string, Answer> = { ...item.answers };
    for (const [code, answer] of Object.entries(read.answers))
      if (answer === null) delete answers[code];
      else answers[code] = answer;
    const assessed = assess(compiled, answers);
    const here = assessed.ok
      ? []
      : assessed.refusals.filter(({ field }) => current.part.criteria.some(({ code }) => code === field));
    const faults = [
      ...read.issues,
      ...here.map((each) => ({ code: each.code, field: fieldOfRefusal(compiled, each) })),
    ];
    if (faults.length > 0) {
      const issues = faults.map(({ code, field }) => ({ field, message: issueInWords(language, code, field) }));
      return setFailed({ issues, form });
    }
    // What no longer fits elsewhere (tools of a sector that was changed) is taken back.
    if (!assessed.ok) for (const { field } of assessed.refusals) delete answers[field ?? ''];
    await device.write({ item: { ...item, answers }, state: 'draft' });
    const next = progress[progress.indexOf(current) + 1];
    location.hash = next === undefined ? `#assess/${item.id}` : `#assess/${item.id}/${next.part.code}`;
  };
  const last = lastTime(firm, item);
  const isFromLast = (code: string) =>
    failed === undefined && (item.answers[code] ?? proposed[code]) === undefined && last?.answers[code] !== undefined;
  const entered = (code: string) => {
    const known = item.answers[code] ?? proposed[code]?.answer ?? last?.answers[code];
    const filled = enteredOf(compiled.byCode.get(code)!, known);
    return (field: string) => failed?.form.all(field) ?? filled[field] ?? [];
  };
  return (
    <>
      <BackLink href={`#assess/${item.id}`}>{text.overview}</BackLink>
      <ErrorSummary language={language} issues={failed?.issues ?? []} />
      <PageTitle
        over={text.over(firm.name, progress.indexOf(current) + 1, progress.length)}
        title={current.part.name[language]}
      />
      <form onSubmit={submit}>
        <Stack loose>
          {current.part.criteria.map(({ code }) => (
            <CriterionField
              key={code}
              language={language}
              compiled={compiled}
              criterion={compiled.byCode.get(code)!}
              entered={entered(code)}
              fromFact={item.answers[code] === undefined && proposed[code] !== undefined && failed === undefined}
              fromLast={isFromLast(code) && last ? formatInstantDate(last.givenAt as Instant) : undefined}
              issues={failed?.issues ?? []}
              sector={typeof sector === 'string' ? sector : undefined}
              sectorHref={`#assess/${item.id}/${sectorPart ?? ''}`}
            />
          ))}
          <Actions>
            <Button>{text.next}</Button>
          </Actions>
        </Stack>
      </form>
    </>
  );
}

/** What is on file of this very version; of another one nothing is filled in. Devices that took the firm along before have none. */
function lastTime(firm: TakenFirm, { framework, hash }: AssessmentItem): LastTime | undefined {
  const last = (firm.last as TakenFirm['last'] | undefined)?.[framework];
  return last?.hash === hash ? last : undefined;
}

/** As the server reads a form: in NFC, without blanks around. */
function fieldsOf(form: HTMLFormElement): Fields {
  const values = new Map<string, string[]>();
  for (const [name, value] of new FormData(form)) {
    const list = values.get(name) ?? [];
    list.push(String(value).normalize('NFC').trim());
    values.set(name, list);
  }
  return new Fields(values);
}
