/** A visit written down on the spot: one outcome, one short note. */
import { useState } from 'preact/hooks';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Button,
  Choices,
  ErrorSummary,
  type Issue,
  issueFor,
  PageTitle,
  Stack,
  TextArea,
} from '../../../ui/index.ts';
import { OUTCOMES, outreachText } from '../../outreach/browser.ts';
import { LONGEST_NOTE } from '../domain/field-item.ts';
import type { TakenFirm } from '../domain/taken-firm.ts';
import { fieldText } from '../messages/index.ts';
import type { Device } from './device.ts';

export function VisitScreen(props: { readonly device: Device; readonly language: Language; readonly firm: TakenFirm }) {
  const { device, language, firm } = props;
  const { visit: text, refusals } = fieldText(language);
  const words = outreachText(language);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [entered, setEntered] = useState({ outcome: '', note: '' });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const said = { outcome: String(form.get('outcome') ?? ''), note: String(form.get('note') ?? '').trim() };
    setEntered(said);
    const found: Issue[] = [];
    if (!OUTCOMES.some((each) => each === said.outcome))
      found.push({ field: 'outcome', message: refusals['outreach.outcome.missing'] ?? '' });
    if (said.note.length > LONGEST_NOTE)
      found.push({ field: 'note', message: refusals['outreach.note.too-long'] ?? '' });
    setIssues(found);
    if (found.length > 0) return;
    const made = { id: device.newId(), firm: firm.ref, happenedAt: new Date().toISOString() };
    await device.write({ item: { kind: 'visit', channel: 'visit', ...made, ...said }, state: 'ready' });
    location.hash = '#';
  };
  return (
    <>
      <BackLink href={`#firm/${firm.ref}`}>{firm.name}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.title} />
      <form onSubmit={submit}>
        <Stack loose>
          <Choices
            language={language}
            name="outcome"
            type="radio"
            legend={text.outcome}
            error={issueFor(issues, 'outcome')}
            selected={[entered.outcome]}
            options={OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))}
          />
          <TextArea
            language={language}
            name="note"
            label={text.note}
            hint={text.noteHint}
            optional
            value={entered.note}
            error={issueFor(issues, 'note')}
            maxLength={LONGEST_NOTE}
          />
          <Actions>
            <Button>{text.save}</Button>
          </Actions>
        </Stack>
      </form>
    </>
  );
}
