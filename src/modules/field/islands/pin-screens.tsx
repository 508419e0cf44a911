/** Setting the PIN of a device, entering it, and the way back after five wrong ones. */
import { useState } from 'preact/hooks';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Actions, Button, ErrorSummary, type Issue, issueFor, LinkButton, Section, Stack } from '../../../ui/index.ts';
import { fieldText } from '../messages/index.ts';
import type { Device, PinRefusal } from './device.ts';
import { PIN } from './vault.ts';
import { WipeForm } from './wipe-form.tsx';

interface PinProps {
  readonly device: Device;
  readonly language: Language;
}

export function SetPinScreen(props: PinProps) {
  const text = fieldText(props.language).pin;
  return (
    <Section title={text.setTitle} id="unlock" full>
      <p>{text.setLead}</p>
      <NewPin {...props} />
    </Section>
  );
}

export function LockedOutScreen(props: PinProps) {
  const text = fieldText(props.language).pin;
  const ended = props.device.wasSignedOut;
  return (
    <Section title={ended ? text.endedTitle : text.lockedTitle} id="unlock" full>
      <p>{ended ? text.endedLead(props.device.unsent) : text.lockedLead}</p>
      <Actions>
        <LinkButton kind="secondary" href={`/${props.language}/sign-in`}>
          {text.signIn}
        </LinkButton>
      </Actions>
      <h2 class="h3">{text.reset}</h2>
      <NewPin {...props} />
      <WipeForm {...props} />
    </Section>
  );
}

export function EnterPinScreen({ device, language }: PinProps) {
  const text = fieldText(language).pin;
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const typed = valuesOf(event);
    const refusal = await device.enterPin(typed('pin'));
    if (refusal !== undefined) setIssues([{ field: 'pin', message: text.left(device.triesLeft) }]);
  };
  return (
    <Section title={text.enterTitle} id="unlock" full>
      <ErrorSummary language={language} issues={issues} />
      <form onSubmit={submit}>
        <Stack>
          <PinField language={language} name="pin" label={text.label} issues={issues} />
          <Actions>
            <Button>{text.enter}</Button>
          </Actions>
        </Stack>
      </form>
      <WipeForm device={device} language={language} />
    </Section>
  );
}

function NewPin({ device, language }: PinProps) {
  const text = fieldText(language).pin;
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const words: Readonly<Record<PinRefusal, string>> = {
    ...{ wrong: text.format, 'other-person': text.otherPerson, offline: text.offline, 'signed-out': text.signedOut },
    ...{ refused: text.signedOut, ended: text.signedOut },
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const typed = valuesOf(event);
    const pin = typed('pin');
    if (!PIN.test(pin)) return setIssues([{ field: 'pin', message: text.format }]);
    if (isSimple(pin)) return setIssues([{ field: 'pin', message: text.simple }]);
    if (typed('again') !== pin) return setIssues([{ field: 'again', message: text.differs }]);
    const refusal = await device.setPin(pin);
    if (refusal !== undefined) setIssues([{ field: 'pin', message: words[refusal] }]);
  };
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      <form onSubmit={submit}>
        <Stack>
          <PinField language={language} name="pin" label={text.label} hint={text.hint} issues={issues} />
          <PinField language={language} name="again" label={text.again} issues={issues} />
          <Actions>
            <Button>{text.set}</Button>
          </Actions>
        </Stack>
      </form>
    </>
  );
}

/** Never sent: the form has no address. Password managers are told to stay away. */
function PinField(props: {
  readonly language: Language;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly issues: readonly Issue[];
}) {
  const { name, label, hint, issues } = props;
  const error = issueFor(issues, name);
  return (
    <div class={error ? 'field bad' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <span class="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="err" id={`${name}-error`}>
          {error}
        </span>
      )}
      <input
        class="input short"
        id={name}
        name={name}
        type="password"
        inputMode="numeric"
        autocomplete="off"
        maxLength={12}
        aria-describedby={error ? `${name}-error` : hint && `${name}-hint`}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  );
}

/** 111111, 123456, 987654. */
function isSimple(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0]!);
}

function valuesOf(event: SubmitEvent): (name: string) => string {
  const form = new FormData(event.currentTarget as HTMLFormElement);
  return (name) => String(form.get(name) ?? '').trim();
}
