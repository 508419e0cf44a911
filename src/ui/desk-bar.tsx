/** The second bar of a page of the desk: the office and role acted for, and the rooms this role may enter. */
import type { DeskSection } from '../foundation/http/route.ts';
import type { Language } from '../foundation/i18n/language.ts';
import { uiText } from './messages/index.ts';

export interface DeskRoom {
  readonly room: DeskSection;
  readonly href: string;
  readonly label: string;
}

export interface DeskFrame {
  /** The place acted for. */
  readonly office: string;
  readonly role: string;
  readonly switchRole: { readonly href: string; readonly label: string };
  /** The first one is the desk's home. */
  readonly rooms: readonly DeskRoom[];
}

/** Who acts for whom: rendered for each request. */
export function DeskOffice({ desk }: { readonly desk: DeskFrame }) {
  return (
    <p class="office">
      <b>{desk.office}</b>
      <span>{desk.role}</span>
      <a href={desk.switchRole.href}>{desk.switchRole.label}</a>
    </p>
  );
}

/** A row of links where there is room, a list behind its name on a phone; both without a script, one of them hidden by its width. */
export function DeskRooms(props: {
  readonly language: Language;
  readonly rooms: readonly DeskRoom[];
  readonly current?: DeskSection | undefined;
}) {
  const { rooms, current } = props;
  const text = uiText(props.language);
  const here = rooms.find(({ room }) => room === current)?.label ?? text.desk;
  const links = rooms.map(({ room, href, label }) => (
    <li key={room}>
      <a href={href} aria-current={room === current ? 'page' : undefined}>
        {label}
      </a>
    </li>
  ));
  return (
    <>
      <nav class="rooms" aria-label={text.desk}>
        <ul class="plain">{links}</ul>
      </nav>
      <details class="rooms-fold">
        <summary>{here}</summary>
        <nav aria-label={text.desk}>
          <ul class="plain">{links}</ul>
        </nav>
      </details>
    </>
  );
}
