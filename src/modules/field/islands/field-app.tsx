/** The page on the device: shows one screen at a time, by the part of the address behind `#`. */
import { render } from 'preact';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Notice } from '../../../ui/index.ts';
import { fieldText } from '../messages/index.ts';
import { AssessScreen } from './assess-screen.tsx';
import { Device } from './device.ts';
import { FirmScreen } from './firm-screen.tsx';
import { HomeScreen } from './home-screen.tsx';
import { EnterPinScreen, LockedOutScreen, SetPinScreen } from './pin-screens.tsx';
import { RequestScreen } from './request-screen.tsx';
import { createServer } from './server.ts';
import { VisitScreen } from './visit-screen.tsx';

const root = document.querySelector<HTMLElement>('#field-app');
if (root !== null) start(root);

function start(place: HTMLElement): void {
  const language: Language = document.documentElement.lang === 'en' ? 'en' : 'vi';
  const choices = document.querySelector<HTMLElement>('#field-choices');
  const intro = document.querySelector<HTMLElement>('#field-intro');
  const device: Device = new Device(createServer(`/${language}/desk/field`), () => draw(false));
  const more = document.querySelector<HTMLElement>('#field-more');
  let shown = '';

  function draw(arrived: boolean): void {
    const screen = `${device.phase} ${location.hash}`;
    const isForm = /#(?:assess|visit|request)/.test(screen) && device.phase === 'open';
    // What happens behind a form must not take away what is being typed.
    if (isForm && !arrived && screen === shown) return;
    const isNew = screen !== shown;
    shown = screen;
    // A screen begins empty: what was typed into another does not stay in its fields.
    if (isNew) render(null, place);
    render(<Screen device={device} language={language} />, place);
    // A firm's own screen has a title of its own.
    if (intro !== null) intro.hidden = place.querySelector('h1') !== null;
    // Beside one firm's screens lists of everything else would only be in the way.
    if (more !== null) more.hidden = device.phase === 'open' && location.hash.length > 1;
    if (choices !== null) choices.hidden = !(device.phase === 'open' && location.hash.length < 2);
    if (isNew && arrived) {
      place.querySelector<HTMLElement>('h1, h2')?.focus();
      globalThis.scrollTo(0, 0);
    }
  }

  choices?.querySelector('form[data-take]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = new URLSearchParams(
      [...new FormData(event.currentTarget as HTMLFormElement)].map(([name, value]) => [name, String(value)]),
    );
    void device.take(form);
  });
  globalThis.addEventListener('hashchange', () => draw(true));
  globalThis.addEventListener('online', () => draw(false));
  globalThis.addEventListener('offline', () => draw(false));
  for (const act of ['pointerdown', 'keydown']) globalThis.addEventListener(act, () => device.stay());
  // The description is of use only where this script runs.
  const described = document.createElement('link');
  described.rel = 'manifest';
  described.href = `/${language}/field/manifest.webmanifest`;
  document.head.append(described);
  void navigator.serviceWorker
    ?.register(`/${language}/field/sw.js`, { scope: `/${language}/desk/field` })
    .catch(() => undefined);
  draw(false);
  void device.load();
}

interface ScreenProps {
  readonly device: Device;
  readonly language: Language;
}

function Screen({ device, language }: ScreenProps) {
  const text = fieldText(language);
  switch (device.phase) {
    case 'loading':
      return <p class="mute">{text.page.loading}</p>;
    case 'failed':
      return <Notice tone="bad" title={text.page.failed} />;
    case 'new':
      return <SetPinScreen device={device} language={language} />;
    case 'locked':
      return <EnterPinScreen device={device} language={language} />;
    case 'locked-out':
      return <LockedOutScreen device={device} language={language} />;
    case 'open':
      return <OpenScreen device={device} language={language} />;
  }
}

function OpenScreen({ device, language }: ScreenProps) {
  const [screen = '', subject = '', part] = decodeURIComponent(location.hash.slice(1)).split('/');
  const props = { device, language };
  const firm = device.firms.find(({ ref }) => ref === subject);
  if (screen === 'firm' && firm) return <FirmScreen {...props} firm={firm} />;
  if (screen === 'visit' && firm) return <VisitScreen {...props} firm={firm} />;
  if (screen === 'request' && firm) return <RequestScreen {...props} firm={firm} />;
  const entry = device.entries.find(({ item }) => item.id === subject);
  const isKnown = device.firms.some(({ ref }) => ref === entry?.item.firm);
  if (screen === 'assess' && entry?.item.kind === 'assessment' && entry.state === 'draft' && isKnown)
    return <AssessScreen {...props} item={entry.item} part={part} />;
  return <HomeScreen {...props} />;
}
