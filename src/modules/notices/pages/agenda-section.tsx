/** What waits for somebody by which day, before their news. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { LateTag, LoneLink, Section } from '../../../ui/index.ts';
import type { AgendaItem } from '../domain/agenda.ts';
import { noticeText } from '../messages/index.ts';

export function AgendaSection(props: {
  readonly language: Language;
  readonly agenda: readonly AgendaItem[];
  readonly today: LocalDate;
  /** `/vi/account/notices`. */
  readonly base: string;
}) {
  const { language, agenda, today, base } = props;
  const text = noticeText(language).agenda;
  if (agenda.length === 0) return null;
  return (
    <Section title={text.title} id="agenda">
      <ul class="plain ruled">
        {agenda.map(({ uid, day, title, text: next, href }) => (
          <li key={uid}>
            <LoneLink href={`/${language}${href}`}>{title}</LoneLink>
            <br />
            <small class="mute">{`${text.until(formatDate(day))}. ${next.split('\n')[0] ?? ''}`}</small>{' '}
            {day < today && <LateTag language={language}>{text.late}</LateTag>}
          </li>
        ))}
      </ul>
      <LoneLink href={`${base}/agenda.ics`}>{text.keep}</LoneLink>
    </Section>
  );
}
