/** A request for advice for a firm, written down on the spot and checked by the same rules as on the server. */
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
  TextField,
} from '../../../ui/index.ts';
import { readAsked, readReach } from '../../advisers/browser.ts';
import type { TakenFirm } from '../domain/taken-firm.ts';
import { fieldText } from '../messages/index.ts';
import type { Device } from './device.ts';

const EMPTY = { about: '', message: '', name: '', phone: '', email: '', callWhen: '' };

export function RequestScreen(props: {
  readonly device: Device;
  readonly language: Language;
  readonly firm: TakenFirm;
}) {
  const { device, language, firm } = props;
  const { request: text, refusals } = fieldText(language);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [entered, setEntered] = useState(EMPTY);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const value = (name: string) =>
      String(form.get(name) ?? '')
        .normalize('NFC')
        .trim();
    const { callWhen: _any, ...said } = {
      ...EMPTY,
      ...{ about: value('about'), message: value('message'), name: value('name') },
      ...{ phone: value('phone'), email: value('email') },
    };
    setEntered({ ...said, callWhen: '' });
    const asked = readAsked({ ...said, callWhen: '' }, (_, code) => device.topics.some((topic) => topic.code === code));
    const reach = readReach({ ...said, callWhen: '' });
    const found = [asked, reach]
      .flatMap((each) => (each.ok ? [] : each.refusals))
      .map(({ code, field }) => ({ field: field ?? '', message: refusals[code] ?? code }));
    setIssues(found);
    if (found.length > 0) return;
    const made = { id: device.newId(), firm: firm.ref, happenedAt: new Date().toISOString() };
    await device.write({ item: { kind: 'request', ...made, ...said }, state: 'ready' });
    location.hash = '#';
  };
  const field = (name: 'message' | 'name' | 'phone' | 'email') => ({
    ...{ language, name, label: text[name], value: entered[name], error: issueFor(issues, name) },
  });
  return (
    <>
      <BackLink href={`#firm/${firm.ref}`}>{firm.name}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.title} />
      <form onSubmit={submit}>
        <Stack loose>
          <Choices
            language={language}
            name="about"
            type="radio"
            legend={text.topic}
            error={issueFor(issues, 'about')}
            selected={[entered.about]}
            options={device.topics.map(({ code, label }) => ({ value: `topic:${code}`, label: label[language] }))}
          />
          <TextArea {...field('message')} optional maxLength={1000} />
          <TextField {...field('name')} maxLength={100} />
          <TextField {...field('phone')} type="tel" inputMode="tel" maxLength={20} />
          <TextField {...field('email')} type="email" inputMode="email" hint={text.emailHint} maxLength={254} />
          <Actions>
            <Button>{text.save}</Button>
          </Actions>
        </Stack>
      </form>
    </>
  );
}
