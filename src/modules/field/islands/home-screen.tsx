/** The first screen of an open device: the firms taken along and the queue with the state of each item. */

import type { Instant } from '../../../foundation/clock.ts';
import { formatInstantDate, formatInstantTime } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Actions, EmptyState, GoList, Notice, Section, Stack } from '../../../ui/index.ts';
import type { QueueEntry } from '../domain/device-queue.ts';
import { MOST_PHOTOS } from '../domain/field-item.ts';
import { fieldText } from '../messages/index.ts';
import type { Device, News } from './device.ts';
import { smallPhoto } from './photo.ts';
import { Press } from './press.tsx';
import { WipeForm } from './wipe-form.tsx';

interface HomeProps {
  readonly device: Device;
  readonly language: Language;
}

export function HomeScreen({ device, language }: HomeProps) {
  const text = fieldText(language);
  return (
    <Stack loose>
      <p role="status">{reachOf(text.home)}</p>
      <Told news={device.news} language={language} />
      <Section title={text.home.firms} id="firms" full>
        {device.firms.length === 0 ? (
          <EmptyState title={text.home.none} act={null}>
            <p>{text.home.noneText}</p>
          </EmptyState>
        ) : (
          <GoList
            items={device.firms.map((firm) => ({
              href: `#firm/${firm.ref}`,
              title: firm.name,
              detail: text.home.takenAt(formatInstantDate(firm.takenAt as Instant)),
            }))}
          />
        )}
      </Section>
      <Section title={text.home.queue} id="queue" full>
        <Queue device={device} language={language} />
      </Section>
      <Actions>
        <Press kind="text" onPress={() => device.lock()}>
          {text.pin.lock}
        </Press>
      </Actions>
      <WipeForm device={device} language={language} />
    </Stack>
  );
}

/** Where the browser says there is a network, the page it opened still tells whether it came from the server. */
function reachOf(text: ReturnType<typeof fieldText>['home']): string {
  if (!navigator.onLine) return text.offline;
  return document.querySelector('#field-choices') === null ? text.fromDevice : text.online;
}

function Told({ news, language }: { readonly news: News; readonly language: Language }) {
  if (news === undefined) return null;
  const { home, choose, pin, refusalOther } = fieldText(language);
  switch (news.kind) {
    case 'taken':
      return (
        <Notice
          tone={news.taken > 0 ? 'ok' : 'plain'}
          title={news.taken > 0 ? choose.taken(news.taken) : choose.nothing}
        >
          {news.left > 0 && <p>{choose.left(news.left)}</p>}
        </Notice>
      );
    case 'sent':
      return <Notice tone="ok" title={home.sent} />;
    case 'offline':
      return <Notice title={home.interrupted} />;
    case 'ended':
    case 'signed-out':
      return (
        <Notice title={home.signedOut}>
          <p>
            <a href={`/${language}/sign-in`}>{pin.signIn}</a>
          </p>
        </Notice>
      );
    case 'refused':
      return <Notice tone="bad" title={refusalOther} />;
    case 'photo-failed':
      return <Notice title={home.photoFailed} />;
    case 'photo-most':
      return <Notice title={home.photoMost} />;
  }
}

function Queue({ device, language }: HomeProps) {
  const text = fieldText(language).home;
  if (device.entries.length === 0) return <p class="mute">{text.queueNone}</p>;
  const sent = device.entries.filter(({ state }) => state === 'sent').map(({ item }) => item.id);
  return (
    <Stack>
      <ul class="plain stack" data-queue>
        {device.entries.map((entry) => (
          <Entry key={entry.item.id} entry={entry} device={device} language={language} />
        ))}
      </ul>
      <Actions>
        {device.waiting > 0 && (
          <Press onPress={() => void device.send()}>
            {device.isSending ? text.sending : text.send(device.waiting)}
          </Press>
        )}
        {sent.length > 0 && (
          <Press kind="text" onPress={() => void device.remove(sent)}>
            {text.clear}
          </Press>
        )}
      </Actions>
    </Stack>
  );
}

function Entry({ entry, device, language }: HomeProps & { readonly entry: QueueEntry }) {
  const { home, refusals, refusalOther } = fieldText(language);
  const { item, state, code } = entry;
  const firm = device.firms.find(({ ref }) => ref === item.firm);
  const isDraft = state === 'draft' && item.kind === 'assessment';
  const at = item.happenedAt as Instant;
  const canShow = item.kind !== 'photo' && (state === 'ready' || state === 'draft');
  return (
    <li class="stack" data-state={state} data-kind={item.kind}>
      <p>
        <b>{home.kinds[item.kind]}</b> {firm?.name ?? ''}{' '}
        <span class="mute nowrap">{`${formatInstantTime(at)} ${formatInstantDate(at)}`}</span>
        {': '}
        <b>{home.states[state]}</b>
      </p>
      {state === 'refused' && <p>{refusals[code ?? ''] ?? refusalOther}</p>}
      {entry.differs && <p>{home.differs}</p>}
      <div class="acts">
        {isDraft && (firm ? <a href={`#assess/${item.id}`}>{home.goOn}</a> : <span>{home.noFirm}</span>)}
        {canShow && <AddPhoto entry={entry} device={device} language={language} />}
        {state === 'refused' && (
          <Press kind="text" onPress={() => void device.remove([item.id])}>
            {home.read}
          </Press>
        )}
      </div>
    </li>
  );
}

function AddPhoto({ entry, device, language }: HomeProps & { readonly entry: QueueEntry }) {
  const { item } = entry;
  const add = async (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (file === undefined) return;
    const taken = device.itemsOf(item.firm).filter((each) => each.kind === 'photo' && each.of === item.id);
    if (taken.length >= MOST_PHOTOS) return device.tell({ kind: 'photo-most' });
    const bytes = await smallPhoto(file);
    // The same picture may be chosen again.
    input.value = '';
    if (bytes === undefined) return device.tell({ kind: 'photo-failed' });
    const happenedAt = new Date().toISOString();
    await device.write({
      item: { kind: 'photo', id: device.newId(), firm: item.firm, of: item.id, bytes, happenedAt },
      state: 'ready',
    });
  };
  // The button is the label: the browser's own words beside a file field are in its language, not in the page's.
  return (
    <label class="btn text pick">
      {fieldText(language).home.addPhoto}
      <input class="vh" type="file" accept="image/*" onChange={(event) => void add(event)} />
    </label>
  );
}
