/** What the page of a complaint says besides its history: whom and which request it is about, and how it was decided. */
import { localDateOf } from '../../../foundation/clock.ts';
import { KeyValues, SourceLine } from '../../../ui/index.ts';
import { type CaseDetailsOf, findCase } from '../../cases/index.ts';
import { nameIn } from '../domain/named.ts';
import { complaintText } from '../messages/complaints.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { findComplaint } from '../store/complaints.read.ts';
import type { NamesOf } from './network-page.ts';

export function complaintDetails({ network }: Pick<NamesOf, 'network'>): CaseDetailsOf {
  return async (db, found, language, side, { base }) => {
    const complaint = await findComplaint(db, found.id);
    const about = complaint && (await findCase(db, complaint.aboutCaseId));
    if (complaint === undefined || about === undefined) return undefined;
    const adviser = await findAdviser(db, complaint.adviserId, localDateOf(found.openedAt));
    const text = complaintText(language).details;
    const name = adviser === undefined || adviser.name === '' ? text.unnamed : adviser.name;
    const desk = `/${language}/desk`;
    const ofDesk = side === 'desk';
    const { decided } = complaint;
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
              { label: text.outcome, value: decided === undefined ? text.undecided : text.outcomes[decided.outcome] },
            ]}
          />
          <SourceLine>{text.unseen}</SourceLine>
        </>
      ),
    };
  };
}
