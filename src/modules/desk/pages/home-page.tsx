/** An officer's first page of the day: the unreached first, then whom to call back, what waits, what changed. */
import { daysBetween, type LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate, formatNumber, formatShare } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  type Count,
  Counts,
  DataTable,
  GoList,
  LateTag,
  LinkButton,
  NoFigure,
  PageTitle,
  PlainList,
  Section,
  SourceLine,
} from '../../../ui/index.ts';
import type { PlaceReach } from '../../figures/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { deskText } from '../messages/index.ts';
import type { HomeView } from './home-view.ts';

export interface HomePageProps {
  readonly language: Language;
  readonly today: LocalDate;
  readonly view: HomeView;
  /** The place worked for. */
  readonly officeName: string;
  readonly places: Pick<Gazetteer, 'nameOf' | 'findLocality'>;
  readonly verbs: readonly string[];
  readonly personId: string;
  readonly nextCommand: () => string;
}

const UNREACHED = (language: Language): string => `/${language}/desk/unreached`;

export function HomePage(props: HomePageProps) {
  const { language, today, view, officeName } = props;
  const text = deskText(language).home;
  const weekday = text.weekdays[new Date(`${today}T00:00:00Z`).getUTCDay()] ?? '';
  const counts = countsOf(props);
  return (
    <>
      <PageTitle over={`${weekday} ${formatDate(today)}`} title={officeName} />
      {/* What waits is listed below: alone it would be said twice. */}
      {counts.length > 1 && <Counts items={counts} />}
      {view.unreached !== undefined && <Unreached {...props} unreached={view.unreached} />}
      {view.callbacks !== undefined && <Callbacks {...props} callbacks={view.callbacks} />}
      <WaitingRooms {...props} />
      {view.office?.level !== 'commune' && props.verbs.includes('firms.read') && <Below {...props} />}
      {props.verbs.includes('firms.read') && <Changed {...props} />}
      {view.views.length > 0 && <Views {...props} />}
      <Tasks {...props} />
    </>
  );
}

function countsOf({ language, view }: HomePageProps): readonly Count[] {
  const text = deskText(language).home;
  const { unreached, callbacks, waiting } = view;
  const number = (value: number) => formatNumber(value, language);
  const left = view.below.reduce((sum, { operating = 0, reached }) => sum + Math.max(operating - reached, 0), 0);
  const items: Count[] = [];
  if (unreached !== undefined && view.office?.level === 'commune')
    items.push({
      value: unreached.isMore ? text.more(number(unreached.count)) : number(unreached.count),
      ...{ label: text.counts.unreached, of: text.counts.unreachedOf, href: UNREACHED(language) },
    });
  else if (view.below.some(({ operating }) => operating !== undefined))
    items.push({ value: number(left), label: text.counts.unreached, of: text.counts.unreachedOf, href: '#below' });
  if (callbacks !== undefined)
    items.push({
      ...{ value: number(callbacks.due), label: text.counts.callbacks, href: '#callbacks', breach: callbacks.late > 0 },
      of: callbacks.late > 0 ? text.counts.callbacksLate(number(callbacks.late)) : text.counts.callbacksToday,
    });
  items.push({
    ...{ value: number(waiting.reduce((sum, { count }) => sum + count, 0)), label: text.counts.waiting },
    ...{ of: text.counts.waitingOf, href: '#waiting', breach: waiting.some(({ late = 0 }) => late > 0) },
  });
  return items;
}

function Callbacks({
  language,
  today,
  callbacks,
}: HomePageProps & { readonly callbacks: NonNullable<HomeView['callbacks']> }) {
  const text = deskText(language).home.callbacks;
  return (
    <Section title={text.title} id="callbacks">
      {callbacks.firms.length === 0 ? (
        <p>{text.empty}</p>
      ) : (
        <DataTable
          language={language}
          caption={text.title}
          captionHidden
          columns={[{ label: text.columns.firm }, { label: text.columns.day }, { label: text.columns.last }]}
          rows={callbacks.firms.map((firm) => {
            const late = firm.nextOn === null ? 0 : daysBetween(firm.nextOn, today);
            return [
              <a href={`${UNREACHED(language)}/firms/${firm.taxCode}`}>{firm.name}</a>,
              late > 0 ? <LateTag language={language}>{text.late(formatNumber(late, language))}</LateTag> : text.today,
              firm.lastContactAt === null ? '' : formatInstantDate(firm.lastContactAt),
            ];
          })}
        />
      )}
    </Section>
  );
}

function WaitingRooms({ language, view }: HomePageProps) {
  const text = deskText(language).home;
  return (
    <Section title={text.waiting.title} id="waiting">
      {view.waiting.length === 0 ? (
        <p>{text.waiting.empty}</p>
      ) : (
        <GoList
          items={view.waiting.map(({ label, count, atLeast, late = 0, href }) => ({
            href,
            title: `${label}: ${atLeast ? text.more(formatNumber(count, language)) : formatNumber(count, language)}`,
            ...(late > 0 && { detail: text.waiting.late(formatNumber(late, language)) }),
          }))}
        />
      )}
    </Section>
  );
}

function Unreached({
  language,
  view,
  unreached,
  places,
}: HomePageProps & { readonly unreached: NonNullable<HomeView['unreached']> }) {
  const { unreached: text, more } = deskText(language).home;
  const isProvince = view.office?.level === 'province';
  const count = formatNumber(unreached.count, language);
  if (unreached.first.length === 0)
    return (
      <Section title={text.title} id="unreached">
        <p>{text.empty}</p>
        <Actions>
          <LinkButton href={UNREACHED(language)} kind="secondary">
            {text.open}
          </LinkButton>
        </Actions>
      </Section>
    );
  return (
    <Section title={text.title} id="unreached">
      {!isProvince && <p>{text.lead(unreached.isMore ? more(count) : count)}</p>}
      <GoList
        items={unreached.first.map((firm) => ({
          href: `${UNREACHED(language)}/firms/${firm.taxCode}`,
          title: firm.name,
          ...(isProvince && firm.communeId !== null && { detail: places.nameOf(firm.communeId, language) }),
        }))}
      />
      <Actions>
        <LinkButton href={UNREACHED(language)}>{text.open}</LinkButton>
      </Actions>
    </Section>
  );
}

const SHOWN_PLACES = 34;
const AT_COUNTERS = ['cases.work', 'mandates.use'];

function Below({ language, view, places, verbs }: HomePageProps) {
  const text = deskText(language).home.below;
  if (view.below.every(({ operating }) => operating === undefined))
    return (
      <Section title={text.title} id="below">
        <p>{text.empty}</p>
        {verbs.includes('register.import') && (
          <Actions>
            <LinkButton href={`/${language}/desk/imports`} kind="secondary">
              {text.emptyAct}
            </LinkButton>
          </Actions>
        )}
      </Section>
    );
  const shown = view.below.slice(0, SHOWN_PLACES);
  return (
    <Section title={text.title} id="below" full>
      <DataTable
        language={language}
        caption={text.title}
        captionHidden
        columns={[
          { label: text.columns.place },
          { label: text.columns.left, numeric: true },
          { label: text.columns.operating, numeric: true },
          { label: text.columns.reached, numeric: true },
          { label: text.columns.share, numeric: true },
        ]}
        rows={shown.map((place) => belowRow(place, language, places))}
      />
      {view.below.length > shown.length && (
        <SourceLine>
          {text.more(formatNumber(shown.length, language), formatNumber(view.below.length, language))}
        </SourceLine>
      )}
    </Section>
  );
}

function belowRow(
  { placeId, operating, reached }: PlaceReach,
  language: Language,
  places: Pick<Gazetteer, 'nameOf' | 'findLocality'>,
) {
  const text = deskText(language).home.below;
  const place = places.findLocality(placeId);
  const name = place === undefined ? text.unknown : places.nameOf(placeId, language);
  const filter = place?.level === 'commune' ? 'commune' : 'province';
  const linked = place === undefined ? name : <a href={`${UNREACHED(language)}?${filter}=${placeId}`}>{name}</a>;
  const number = (value: number) => formatNumber(value, language);
  if (operating === undefined || operating === 0)
    return [linked, <NoFigure language={language} />, <NoFigure language={language} />, number(reached), ''];
  return [
    linked,
    number(Math.max(operating - reached, 0)),
    number(operating),
    number(reached),
    formatShare(Math.min(reached / operating, 1), language),
  ];
}

function Changed({ language, view, verbs }: HomePageProps) {
  const words = deskText(language);
  const text = words.home.changed;
  return (
    <Section title={text.title} id="changed">
      {view.acts.length === 0 ? (
        <p>{text.empty}</p>
      ) : (
        <PlainList
          items={view.acts.map(([type, count]) => text.line(formatNumber(count, language), words.acts[type] ?? type))}
        />
      )}
      {verbs.includes('audit.read') && (
        <Actions>
          <LinkButton href={`/${language}/desk/audit`} kind="secondary">
            {text.open}
          </LinkButton>
        </Actions>
      )}
    </Section>
  );
}

/** What is done with somebody who stands at the counter: nothing for whoever has none. */
function Tasks({ language, verbs }: HomePageProps) {
  const text = deskText(language).home.tasks;
  if (!AT_COUNTERS.some((verb) => verbs.includes(verb))) return null;
  return (
    <Section title={text.title} id="tasks">
      <GoList
        items={[
          ...(verbs.includes('paper-code.issue')
            ? [{ href: `/${language}/account/paper-codes`, title: text.paper }]
            : []),
          ...(verbs.includes('cases.work')
            ? [{ href: `/${language}/desk/cases/new`, title: text.file, detail: text.fileDetail }]
            : []),
          { href: `/${language}/start`, title: text.start, detail: text.startDetail },
        ]}
      />
    </Section>
  );
}

function Views({ language, view, personId, nextCommand }: HomePageProps) {
  const text = deskText(language).home.views;
  return (
    <Section title={text.title} id="views">
      <DataTable
        language={language}
        caption={text.title}
        captionHidden
        fold={false}
        columns={[{ label: text.columns.name }, { label: text.columns.whose }]}
        rows={view.views.map(({ id, name, path, query, personId: owner }) => [
          <a href={`/${language}/desk/${path}${query === '' ? '' : `?${query}`}`}>{name}</a>,
          owner === personId ? (
            <ActForm
              action={`/${language}/desk/views/remove`}
              command={nextCommand()}
              hidden={{ view: id }}
              kind="text"
            >
              {text.remove}
            </ActForm>
          ) : (
            text.shared
          ),
        ])}
      />
    </Section>
  );
}
