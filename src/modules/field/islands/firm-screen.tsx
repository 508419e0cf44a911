/** One firm on the device: what may be done for it, and what is known of it. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Actions, BackLink, LinkButton, PageTitle, PlainList, Section, Stack } from '../../../ui/index.ts';
import type { TakenFirm } from '../domain/taken-firm.ts';
import { fieldText } from '../messages/index.ts';
import type { Device } from './device.ts';
import { Press } from './press.tsx';

export function FirmScreen(props: { readonly device: Device; readonly language: Language; readonly firm: TakenFirm }) {
  const { device, language, firm } = props;
  const { firm: text, home } = fieldText(language);
  const begin = async (framework: string) => {
    const found = device.questions.find(({ compiled }) => compiled.framework.id === framework);
    if (found === undefined) return;
    const open = device.entries.find(
      ({ item, state }) =>
        item.kind === 'assessment' && state === 'draft' && item.firm === firm.ref && item.framework === framework,
    );
    const id = open?.item.id ?? device.newId();
    if (open === undefined) {
      const asked = { framework, hash: found.compiled.hash, answers: {}, happenedAt: new Date().toISOString() };
      await device.write({ item: { kind: 'assessment', id, firm: firm.ref, ...asked }, state: 'draft' });
    }
    location.hash = `#assess/${id}`;
  };
  const known = Object.keys(firm.dossier.one).length + Object.keys(firm.dossier.many).length;
  return (
    <Stack loose>
      <BackLink href="#">{text.back}</BackLink>
      <PageTitle
        title={firm.name}
        lead={firm.until === undefined ? undefined : text.until(formatDate(firm.until as LocalDate))}
      />
      <Actions>
        {firm.acts.includes('assess') &&
          device.questions.map(({ compiled: { framework } }) => (
            <Press key={framework.id} onPress={() => void begin(framework.id)}>
              {`${text.acts.assess}: ${framework.shortName[language]}`}
            </Press>
          ))}
        <LinkButton kind="secondary" href={`#visit/${firm.ref}`}>
          {text.acts.visit}
        </LinkButton>
        {firm.acts.includes('request') && (
          <LinkButton kind="secondary" href={`#request/${firm.ref}`}>
            {text.acts.request}
          </LinkButton>
        )}
      </Actions>
      {!firm.acts.includes('assess') && firm.taxCode !== undefined && <p>{text.noFile}</p>}
      <Section title={text.known} id="known" full>
        <p>{text.knownCount(known)}</p>
        <LastTimes device={device} language={language} firm={firm} />
      </Section>
      <Actions>
        <Press
          kind="text"
          onPress={() => {
            location.hash = '#';
            void device.putBack(firm.ref);
          }}
        >
          {home.putBack}
        </Press>
      </Actions>
    </Stack>
  );
}

/** When each questionnaire was last finished: asked again, its answers stand there to be confirmed. */
function LastTimes({ device, language, firm }: Parameters<typeof FirmScreen>[0]) {
  const { firm: text } = fieldText(language);
  const last = (firm.last as TakenFirm['last'] | undefined) ?? {};
  const done = device.questions.flatMap(({ compiled: { framework, hash } }) => {
    const time = last[framework.id];
    return time?.hash === hash
      ? [text.last(framework.shortName[language], formatInstantDate(time.givenAt as Instant))]
      : [];
  });
  return done.length === 0 ? null : <PlainList items={done} />;
}
