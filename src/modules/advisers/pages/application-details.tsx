/** What an application says, drawn on the page of its case: for the applicant to see, for the officer to check. */

import { localDateOf } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { KeyValues, LinkButton, PlainList } from '../../../ui/index.ts';
import type { Case, CaseDetailsOf } from '../../cases/index.ts';
import { type Adviser, conflictsOn } from '../domain/adviser.ts';
import type { Application } from '../domain/application.ts';
import { nameIn } from '../domain/named.ts';
import { joiningText } from '../messages/joining.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { findApplication } from '../store/applications.read.ts';
import type { NamesOf } from './network-page.ts';

export function applicationDetails(names: NamesOf): CaseDetailsOf {
  return async (db, found, language, side) => {
    const application = await findApplication(db, found.id);
    const adviser = application && (await findAdviser(db, application.adviserId, localDateOf(found.openedAt)));
    if (application === undefined || adviser === undefined) return undefined;
    const title = joiningText(language).details.title;
    const body = (
      <>
        <ApplicationFacts {...{ names, adviser, application, language }} day={localDateOf(found.stateSince)} />
        {side === 'desk' && <Decide {...{ found, application, language }} />}
      </>
    );
    return { title, body };
  };
}

/** Ties as on that day. */
export function ApplicationFacts(props: {
  readonly names: NamesOf;
  readonly adviser: Adviser;
  readonly application: Application;
  readonly day: ReturnType<typeof localDateOf>;
  readonly language: Language;
}) {
  const { names, adviser, application, day, language } = props;
  const { places, network, topics } = names;
  const text = joiningText(language).details;
  const inWords = (codes: readonly string[], list: typeof topics) =>
    codes.map((code) => nameIn(list, code, language)).join(', ');
  const ties = conflictsOn(adviser, day);
  const { wish } = application;
  return (
    <>
      <KeyValues
        rows={[
          { label: text.name, value: adviser.name },
          { label: text.kind, value: text.kinds[adviser.kind] },
          { label: text.place, value: places.addressOf(adviser.communeId ?? adviser.provinceId, language) },
          { label: text.fields, value: inWords(adviser.fields, topics) },
          { label: text.languages, value: inWords(adviser.languages, network.languages) },
          { label: text.remote, value: adviser.remoteOk ? text.yes : text.no },
          { label: text.capacity, value: text.requests(adviser.capacityPerWeek) },
          ...(adviser.about === undefined ? [] : [{ label: text.about, value: adviser.about }]),
          {
            label: text.conflicts,
            value:
              ties.length === 0
                ? text.noConflicts
                : ties
                    .map(({ vendorName, nature }) => `${vendorName}: ${nameIn(network.natures, nature, language)}`)
                    .join('; '),
          },
          {
            label: text.wish,
            value:
              wish === undefined
                ? text.noWish
                : `${nameIn(network.ministries, wish.ministry, language)}: ${inWords(wish.fields, topics)}`,
          },
        ]}
      />
      <h3>{text.papers}</h3>
      <PlainList
        items={network.papers.filter(({ kind }) => kind === adviser.kind).map(({ label }) => label[language])}
      />
    </>
  );
}

function Decide(props: { readonly found: Case; readonly application: Application; readonly language: Language }) {
  const { found, application, language } = props;
  if (application.outcome !== undefined || found.turn !== 'desk') return null;
  const text = joiningText(language).details;
  return (
    <>
      <p>
        <LinkButton
          href={`/${language}/desk/advisers/applications/${found.id}`}
          kind={found.state === 'checked' ? 'primary' : 'secondary'}
        >
          {text.decide}
        </LinkButton>
      </p>
      <p class="src">{text.decideNote}</p>
    </>
  );
}
