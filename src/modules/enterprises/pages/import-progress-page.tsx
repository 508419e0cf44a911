/** How far a load has come, or how it ended. */

import type { Instant } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate, formatInstantTime, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  KeyValues,
  LinkButton,
  LoneLink,
  Notice,
  PageTitle,
  Section,
  Stack,
} from '../../../ui/index.ts';
import { importRefusal, importText } from '../messages/imports.ts';
import { dossierText } from '../messages/index.ts';
import type { ImportLine } from '../store/register-uploads.read.ts';
import { stateOf } from './import-list-page.tsx';

interface Shown {
  readonly language: Language;
  readonly base: string;
  readonly line: ImportLine;
}

export function ImportProgressPage(
  props: Shown & { readonly command: string; readonly lineEnds: number | undefined; readonly refusal?: string },
) {
  const { language, base, line } = props;
  const text = importText(language);
  const state = stateOf(line);
  const read = line.read ?? 0;
  const all = props.lineEnds === undefined ? undefined : Math.max(props.lineEnds - 1, read, 1);
  const shown = (value: number) => formatNumber(value, language);
  return (
    <>
      <PageTitle over={text.title} title={line.fileName} />
      <Section title={text.states[state]}>
        <Stack>
          {props.refusal !== undefined && <Notice tone="bad" title={props.refusal} />}
          {state !== 'arriving' && (
            <p role="status">
              {all === undefined
                ? text.progress.lines(shown(read))
                : text.progress.linesOf(shown(read), shown(all), shown(Math.floor((read / all) * 100)))}
            </p>
          )}
          {all !== undefined && <progress aria-label={text.progress.bar} max={all} value={read} />}
          <p>
            {state === 'arriving' ? text.arriving : state === 'waiting' ? text.progress.waiting : text.progress.running}
          </p>
          <Actions>
            <LinkButton kind="secondary" href={`${base}/${line.id}`}>
              {text.again}
            </LinkButton>
            {line.state !== null && (
              <ActForm action={`${base}/${line.id}/cancel`} command={props.command} kind="text">
                {text.progress.cancel}
              </ActForm>
            )}
          </Actions>
        </Stack>
      </Section>
    </>
  );
}

export function ImportDonePage(props: Shown & { readonly area: string; readonly hasReport: boolean }) {
  const { language, base, line } = props;
  const text = importText(language);
  const shown = (value: number | null) => formatNumber(value ?? 0, language);
  return (
    <>
      <PageTitle over={text.title} title={line.fileName} />
      <Section title={text.states[stateOf(line)]}>
        <Stack>
          <Outcome {...props} />
          {line.outcome === 'applied' && (
            <KeyValues
              rows={[
                { label: text.columns.read, value: shown(line.read) },
                { label: text.columns.added, value: shown(line.added) },
                { label: text.columns.changed, value: shown(line.changed) },
                { label: text.columns.same, value: shown(line.same) },
                { label: text.columns.older, value: shown(line.older) },
                { label: text.columns.refused, value: shown(line.refused) },
              ]}
            />
          )}
          <Actions>
            {props.hasReport && (
              <LinkButton kind="secondary" href={`${base}/${line.id}/report.csv`} download>
                {text.done.report}
              </LinkButton>
            )}
            <LoneLink href={base}>{text.done.another}</LoneLink>
          </Actions>
        </Stack>
      </Section>
      <Section title={text.done.details}>
        <KeyValues
          rows={[
            { label: text.done.asOf, value: formatDate(line.asOf) },
            { label: text.done.area, value: props.area },
            { label: text.done.sent, value: moment(line.begunAt) },
            ...(line.endedAt === null ? [] : [{ label: text.done.ended, value: moment(line.endedAt) }]),
            ...(line.fileHash === null ? [] : [{ label: text.done.hash, value: <Hash hash={line.fileHash} /> }]),
          ]}
        />
      </Section>
    </>
  );
}

function Outcome({ language, line }: Shown) {
  const text = importText(language);
  const shown = (value: number | null) => formatNumber(value ?? 0, language);
  const state = stateOf(line);
  if (state === 'applied')
    return <Notice tone="ok" title={text.done.applied(shown(line.added), shown(line.changed), shown(line.same))} />;
  if (state === 'refused') return <Notice tone="bad" title={text.done.refused(shown(line.refused))} />;
  if (state === 'cancelled') return <Notice title={text.done.cancelled} />;
  const words = dossierText(language).register as Readonly<Record<string, string>>;
  const fault = line.fault ?? '';
  return <Notice tone="bad" title={words[fault] ?? importRefusal(fault, text.refusals)} />;
}

function moment(instant: Instant): string {
  return `${formatInstantTime(instant)}, ${formatInstantDate(instant)}`;
}

/** Broken where a narrow screen needs it. */
function Hash({ hash }: { readonly hash: string }) {
  return (
    <code>
      {(hash.match(/.{1,8}/g) ?? []).map((piece) => (
        <>
          {piece}
          <wbr />
        </>
      ))}
    </code>
  );
}
