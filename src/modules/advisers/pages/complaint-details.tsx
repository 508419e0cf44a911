/** What the page of a complaint says besides its history: whom and which request it is about, and how it was decided. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { KeyValues, LinkButton, SourceLine } from '../../../ui/index.ts';
import { type CaseDetailsOf, findCase, mayStillAct } from '../../cases/index.ts';
import { mayBeDecided } from '../actions/decide-complaint.ts';
import { isOpen } from '../domain/complaint.ts';
import type { Hearing } from '../domain/hearing.ts';
import { nameIn } from '../domain/named.ts';
import { complaintText } from '../messages/complaints.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { findComplaint } from '../store/complaints.read.ts';
import { findHearing } from '../store/hearings.read.ts';
import type { NamesOf } from './network-page.ts';

export function complaintDetails({ network, places }: Pick<NamesOf, 'network' | 'places'>): CaseDetailsOf {
  return async (db, found, language, side, { actor, base, now }) => {
    const complaint = await findComplaint(db, found.id);
    const about = complaint && (await findCase(db, complaint.aboutCaseId));
    if (complaint === undefined || about === undefined) return undefined;
    const adviser = await findAdviser(db, complaint.adviserId, localDateOf(found.openedAt));
    const text = complaintText(language).details;
    const name = adviser === undefined || adviser.name === '' ? text.unnamed : adviser.name;
    const desk = `/${language}/desk`;
    const ofDesk = side === 'desk';
    const { decided } = complaint;
    const outcome =
      decided === undefined ? text.undecided : isOpen(complaint) ? text.again : text.outcomes[decided.outcome];
    return {
      title: text.title,
      body: (
        <>
          <KeyValues
            rows={[
              {
                label: text.adviser,
                value: ofDesk ? <a href={`${desk}/advisers/${complaint.adviserId}`}>{name}</a> : name,
              },
              { label: text.ground, value: nameIn(network.complaintGrounds, complaint.ground, language) },
              {
                label: text.request,
                value: <a href={`${ofDesk ? desk : (base ?? '')}/cases/${about.id}`}>{about.reference}</a>,
              },
              { label: text.hearing, value: hearingInWords(await findHearing(db, found.id), now, language) },
              { label: text.outcome, value: outcome },
            ]}
          />
          {ofDesk && mayBeDecided(found.state) && actor !== undefined && mayStillAct({ places }, actor, found).ok && (
            <>
              <p>
                <LinkButton href={`${desk}/complaints/${found.id}`}>{text.decide}</LinkButton>
              </p>
              <SourceLine>{text.decideNote}</SourceLine>
            </>
          )}
          <SourceLine>{text.unseen}</SourceLine>
        </>
      ),
    };
  };
}

function hearingInWords(hearing: Hearing | undefined, now: Instant, language: Language): string {
  const text = complaintText(language).details;
  if (hearing === undefined) return text.hearingNone;
  if (hearing.stated !== undefined) return text.hearingDone(formatInstantDate(hearing.stated.at));
  const day = formatDate(hearing.term.lastDay);
  return now < hearing.term.dueAt ? text.hearingWaits(day) : text.hearingSilent(day);
}
