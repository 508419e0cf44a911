/** What the page of a case says about who will help: that somebody is being asked, by when, and a name only once they accepted. */
import { localDateOf } from '../../../foundation/clock.ts';
import type { CaseDetailsOf } from '../../cases/index.ts';
import { complaintText } from '../messages/complaints.ts';
import { offerText, untilInWords } from '../messages/offers.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { findRequest, listOffersOf } from '../store/offers.read.ts';

export const requestDetails: CaseDetailsOf = async (db, found, language, side, { base }) => {
  const request = await findRequest(db, found.id);
  if (request === undefined) return undefined;
  const ofFirm = offerText(language).firm;
  const text = side === 'firm' ? ofFirm : { ...ofFirm, ...offerText(language).desk };
  const offers = await listOffersOf(db, found.id);
  const hadIt = offers.some(({ ended }) => ended?.outcome === 'accepted' || ended?.outcome === 'handed-back');
  // The same whether there is a complaint or not: whoever reads it under a mandate learns nothing.
  const complaint =
    side === 'firm' && base !== undefined && hadIt ? (
      <p>
        <a href={`${base}/cases/${found.id}/complaint`}>{complaintText(language).link}</a>
      </p>
    ) : null;
  if (request.state === 'ended')
    return complaint === null ? undefined : { title: complaintText(language).notRight, body: complaint };
  const live = offers.find(({ ended }) => ended === undefined);
  const passed = offers.filter(({ ended }) => ended?.outcome === 'declined' || ended?.outcome === 'lapsed').length;
  const isOpen = request.state !== 'taken' && request.state !== 'kept';
  const said = async () => {
    if (request.state === 'taken' && request.adviserId !== undefined) {
      const taken = offers.find(({ ended }) => ended?.outcome === 'accepted');
      const adviser = await findAdviser(db, request.adviserId, localDateOf(found.openedAt));
      return (
        <>
          <p>{adviser === undefined || adviser.name === '' ? text.takenUnnamed : text.taken(adviser.name)}</p>
          <p>{taken?.way === 'remote' ? text.remote : text.visit}</p>
        </>
      );
    }
    if (live !== undefined) return <p>{text.offered(untilInWords(live.expiresAt))}</p>;
    if (request.state === 'unplaced') return <p>{text.unplaced}</p>;
    return <p>{request.state === 'kept' ? text.kept : text.seeking}</p>;
  };
  return {
    title: text.title,
    body: (
      <>
        {await said()}
        {isOpen && passed > 0 && <p class="src">{text.passedOn(passed)}</p>}
        {complaint}
      </>
    ),
  };
};
