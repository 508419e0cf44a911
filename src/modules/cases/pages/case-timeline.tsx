/** What happened to a case, with the words that came with it. */
import { formatInstantDate, formatInstantTime } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Timeline, type TimelineItem } from '../../../ui/index.ts';
import { type CaseDeps, rulesOf } from '../actions/case-deps.ts';
import type { Case, HistoryEntry } from '../domain/case.ts';
import { caseText } from '../messages/index.ts';
import { holderName, type Names, partnerName } from './case-words.ts';

type Deps = Pick<CaseDeps, 'types' | 'calendars' | 'places'>;

export function CaseTimeline(props: {
  readonly deps: Deps;
  readonly found: Case;
  readonly history: readonly HistoryEntry[];
  readonly names: Names;
  readonly language: Language;
}) {
  const { deps, found, history, names, language } = props;
  return <Timeline items={timelineOf(deps, found, history, names, language)} />;
}

/** Oldest first. */
function timelineOf(
  deps: Deps,
  found: Case,
  history: readonly HistoryEntry[],
  names: Names,
  language: Language,
): TimelineItem[] {
  const text = caseText(language);
  const { type } = rulesOf(deps, found);
  return history.map(({ event, by, at, personId, message }): TimelineItem => {
    const who = personId === undefined ? undefined : names.get(personId);
    const what = (): string => {
      switch (event.kind) {
        case 'opened':
          return text.history.opened;
        case 'moved':
          return type.transitions.find(({ code }) => code === event.transition)?.done[language] ?? event.transition;
        case 'escalated':
        case 'handed-over':
          return text.history[event.kind](holderName(deps, event.holder, names, language));
        case 'messaged':
          if (event.infected === true) return text.history.paperInfected;
          if (event.shared === true) return text.history.paperShared;
          if (event.paperId !== undefined) return by === 'firm' ? text.history.paperFirm : text.history.paperDesk;
          return by === 'firm'
            ? text.history.messagedFirm
            : by === 'partner'
              ? text.history.messagedPartner
              : text.history.messagedDesk;
        case 'owner-confirmed':
        case 'owner-denied':
        case 'merged':
        case 'unmerged':
          return text.history[event.kind];
        case 'rated':
          return text.history.rated;
        case 'erased':
          return text.history.erased;
      }
    };
    const named = by === 'partner' ? partnerName(found, names, language) : by === 'desk' ? who : undefined;
    const title = named === undefined ? what() : `${what()} · ${named}`;
    return {
      state: 'done',
      when: `${formatInstantDate(at)} ${formatInstantTime(at)}`,
      datetime: at,
      text: (
        <>
          {title}
          {message?.split('\n').map((line, index) => (
            <p key={index}>{line}</p>
          ))}
        </>
      ),
    };
  });
}
