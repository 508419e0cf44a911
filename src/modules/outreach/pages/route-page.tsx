/** A day's visits on paper: the chosen firms ordered by commune and name, with room for the outcome. */

import type { LocalDate } from '../../../foundation/clock.ts';
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  BackLink,
  DataTable,
  EmptyState,
  LinkButton,
  Notice,
  PageTitle,
  PrintHeader,
  PrintNote,
} from '../../../ui/index.ts';
import { formatTaxCode } from '../../enterprises/index.ts';
import { outreachText } from '../messages/index.ts';
import type { ContactDetails } from '../store/outreach.read.ts';

export interface RouteStop {
  readonly taxCode: string;
  readonly name: string;
  readonly place: string;
  readonly details?: ContactDetails | undefined;
}

/** A day has no more visits. */
export const MOST_STOPS = 40;

export function RoutePage(props: {
  readonly language: Language;
  readonly base: string;
  readonly today: LocalDate;
  readonly url: string;
  readonly stops: readonly RouteStop[];
  readonly cut: boolean;
  /** Absent once they are shown. */
  readonly showContacts?: { readonly command: string; readonly firms: string } | undefined;
}) {
  const { language, base, stops } = props;
  const words = outreachText(language);
  const text = words.route;
  if (stops.length === 0)
    return (
      <>
        <PageTitle title={words.list.title} />
        <EmptyState title={text.empty} act={<LinkButton href={base}>{words.list.title}</LinkButton>}>
          <p>{text.emptyText}</p>
        </EmptyState>
      </>
    );
  return (
    <>
      <PrintHeader language={language} date={props.today} url={props.url} />
      <BackLink href={base}>{words.list.title}</BackLink>
      <PageTitle title={text.title(formatNumber(stops.length, language))} lead={text.lead} />
      {props.cut && <Notice>{text.tooMany(formatNumber(MOST_STOPS, language))}</Notice>}
      {props.showContacts && (
        <>
          <ActForm
            action={`${base}/route`}
            command={props.showContacts.command}
            hidden={{ firms: props.showContacts.firms }}
            kind="secondary"
          >
            {text.withContacts}
          </ActForm>
          <p class="src no-print">{text.withContactsNote}</p>
        </>
      )}
      <DataTable
        language={language}
        caption={text.caption}
        captionHidden
        columns={[
          { label: text.columns.number },
          { label: text.columns.firm },
          { label: text.columns.place },
          { label: text.columns.reach },
          { label: text.columns.result },
        ]}
        rows={stops.map((stop, index) => [
          formatNumber(index + 1, language),
          <>
            <a href={`${base}/firms/${stop.taxCode}`}>{stop.name}</a>
            <small class="under">{formatTaxCode(stop.taxCode)}</small>
          </>,
          stop.place || words.ageBands.unknown,
          reachOf(stop.details),
          text.result,
        ])}
      />
      <PrintNote language={language} />
    </>
  );
}

function reachOf(details: ContactDetails | undefined): string {
  return [details?.contactName, details?.phone, details?.address].filter(Boolean).join(', ');
}
