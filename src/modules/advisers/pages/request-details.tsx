/** What the page of a case says about who will help: that somebody is being asked, by when, and a name only once they accepted. */
import { localDateOf } from '../../../foundation/clock.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { CaseDetailsOf } from '../../cases/index.ts';
import { type Outcome, outcomeOf } from '../domain/quality.ts';
import { complaintText } from '../messages/complaints.ts';
import { offerText, untilInWords } from '../messages/offers.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { findRequest, listOffersOf } from '../store/offers.read.ts';
import { findHelpedStep } from '../store/quality.read.ts';

export const requestDetails: CaseDetailsOf = async (db, found, language, side, { base, now }) => {
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
  const helped = side === 'firm' && base !== undefined ? await findHelpedStep(db, request) : undefined;
  const outcome =
    helped === undefined || base === undefined ? null : (
      <OutcomeLine outcome={outcomeOf(helped, localDateOf(now))} planHref={base} language={language} />
    );
  if (request.state === 'ended') {
    if (complaint === null) return undefined;
    const body = (
      <>
        {outcome}
        {complaint}
      </>
    );
    return { title: outcome === null ? complaintText(language).notRight : ofFirm.outcome.title, body };
  }
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
        {outcome}
        {complaint}
      </>
    ),
  };
};

/** Whether the step got done is counted for itself, beside what the owner says of the advice. */
function OutcomeLine(props: {
  readonly outcome: Outcome;
  /** Where the owner marks a step as done. */
  readonly planHref: string;
  readonly language: Language;
}) {
  const { outcome, planHref, language } = props;
  const text = offerText(language).firm.outcome;
  return (
    <>
      <p>
        {outcome.kind === 'done' ? text.done(formatDate(outcome.on)) : text[outcome.kind](formatDate(outcome.until))}
      </p>
      {outcome.kind === 'waits' && (
        <p>
          <a href={planHref}>{text.plan}</a>
        </p>
      )}
      <p class="src">{text.note}</p>
    </>
  );
}
