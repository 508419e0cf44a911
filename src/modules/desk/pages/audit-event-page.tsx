/** One event of the ledger with what it says and the proof that nobody changed it since. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import { BackLink, type KeyValue, KeyValues, Notice, PageTitle, Section, SourceLine } from '../../../ui/index.ts';
import type { EventProof, PayloadValue } from '../../ledger/index.ts';
import { auditText } from '../messages/index.ts';
import { type AuditWords, actOf, momentOf, whereOf, whoDid } from './audit-words.ts';

export function AuditEventPage({
  proof,
  words,
  base,
}: {
  readonly proof: EventProof;
  readonly words: AuditWords;
  readonly base: string;
}) {
  const { language } = words;
  const { event } = proof;
  const text = auditText(language).event;
  const said = Object.entries(event.payload).map(
    ([label, value]): KeyValue => ({ label, value: <span class="hash">{inWords(value)}</span> }),
  );
  return (
    <>
      <BackLink href={base}>{text.back}</BackLink>
      <PageTitle over={momentOf(event.occurredAt)} title={actOf(event, language)} />
      <KeyValues
        rows={[
          { label: text.labels.who, value: whoDid(event, words) },
          { label: text.labels.where, value: whereOf(event, words) },
          { label: text.labels.occurred, value: momentOf(event.occurredAt) },
          { label: text.labels.recorded, value: momentOf(event.recordedAt) },
          { label: text.labels.code, value: event.type },
          { label: text.labels.id, value: event.id },
          ...(event.dossierId === undefined ? [] : [{ label: text.labels.dossier, value: event.dossierId }]),
        ]}
      />
      <Section title={text.said} id="said">
        {said.length === 0 ? <p>{text.nothing}</p> : <KeyValues rows={said} />}
        <SourceLine>{text.saidNote}</SourceLine>
      </Section>
      <Section title={text.proof} id="proof">
        <Proof proof={proof} words={words} />
      </Section>
    </>
  );
}

function Proof({
  proof: { seal, holds },
  words: { language },
}: {
  readonly proof: EventProof;
  readonly words: AuditWords;
}) {
  const text = auditText(language).event;
  if (seal === undefined) return <p>{text.waiting}</p>;
  return (
    <>
      <Notice tone={holds ? 'plain' : 'bad'}>
        <p>{holds ? text.holds : text.broken}</p>
      </Notice>
      <KeyValues
        rows={[
          { label: text.proofLabels.seq, value: formatNumber(seal.seq, language) },
          { label: text.proofLabels.hash, value: <code class="hash">{seal.hash}</code> },
          { label: text.proofLabels.previous, value: <code class="hash">{seal.previousHash}</code> },
          { label: text.proofLabels.at, value: momentOf(seal.sealedAt) },
        ]}
      />
      <SourceLine>{text.check}</SourceLine>
    </>
  );
}

function inWords(value: PayloadValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
