/** Firms whose commune nobody knows yet, one form each: the communes the old one went to, or those of the province. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Button,
  EmptyState,
  ErrorSummary,
  GoList,
  HiddenFields,
  type Issue,
  issueFor,
  LinkButton,
  Notice,
  PageTitle,
  Section,
  SelectField,
  Stack,
  StepPager,
} from '../../../ui/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { importText } from '../messages/imports.ts';
import type { Placement, WaitingFirm } from '../store/register-placements.read.ts';

interface Frame {
  readonly language: Language;
  /** `/vi/desk/imports/places`. */
  readonly base: string;
  readonly places: Gazetteer;
  readonly nextCommand: () => string;
}

/** The nation chooses a province first: each has its own people who know its communes. */
export function PlaceProvincesPage(
  props: Frame & { readonly counts: readonly { readonly provinceId: string | null; readonly firms: number }[] },
) {
  const { language, base, places, counts } = props;
  const text = importText(language).places;
  const items = counts.map(({ provinceId, firms }) => ({
    href: `${base}?province=${provinceId ?? 'none'}`,
    title: provinceId === null ? text.noProvince : places.nameOf(provinceId, language),
    detail: text.count(formatNumber(firms, language)),
  }));
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      {items.length === 0 ? <Nothing language={language} base={base} /> : <GoList items={items} />}
    </>
  );
}

export function PlacesPage(
  props: Frame & {
    /** `null`: firms whose province nobody knows either. */
    readonly province: string | null;
    /** The province whose communes are offered to firms without one. */
    readonly lookIn?: string | undefined;
    readonly waiting: number;
    readonly firms: readonly WaitingFirm[];
    readonly placed?: Placement | undefined;
    readonly firstHref?: string | undefined;
    readonly nextHref?: string | undefined;
    /** `field` is `commune-` and the tax code. */
    readonly issues?: readonly Issue[];
  },
) {
  const { language, base, places, province, placed, firms } = props;
  const text = importText(language).places;
  return (
    <>
      <ErrorSummary language={language} issues={props.issues ?? []} />
      <PageTitle
        over={province === null ? text.noProvince : places.nameOf(province, language)}
        title={text.title}
        lead={text.lead}
      />
      {placed !== undefined && !placed.undone && (
        <Notice tone="ok" title={text.saved(placed.name, places.nameOf(placed.communeId, language))}>
          <ActForm action={`${base}/undo`} command={props.nextCommand()} hidden={{ placement: placed.id }} kind="text">
            {text.undo}
          </ActForm>
        </Notice>
      )}
      {firms.length === 0 ? (
        <Nothing language={language} base={base} />
      ) : (
        <Section title={text.count(formatNumber(props.waiting, language))} full>
          <Stack>
            {province === null && <ProvinceForm {...props} />}
            {firms.map((firm) => (
              <PlaceForm key={firm.taxCode} {...props} firm={firm} />
            ))}
          </Stack>
          <StepPager language={language} firstHref={props.firstHref} nextHref={props.nextHref} />
        </Section>
      )}
    </>
  );
}

function Nothing({ language, base }: { readonly language: Language; readonly base: string }) {
  const text = importText(language);
  return (
    <EmptyState
      title={text.places.none}
      act={<LinkButton href={base.replace(/\/places$/, '')}>{text.title}</LinkButton>}
    >
      <p>{text.places.noneText}</p>
    </EmptyState>
  );
}

function PlaceForm(
  props: Frame & {
    readonly firm: WaitingFirm;
    readonly province: string | null;
    readonly lookIn?: string | undefined;
    readonly issues?: readonly Issue[];
  },
) {
  const { language, base, firm, places } = props;
  const text = importText(language).places;
  const field = `commune-${firm.taxCode}`;
  const error = issueFor(props.issues ?? [], field);
  return (
    <form method="post" action={base}>
      <HiddenFields fields={{ command: props.nextCommand(), firm: firm.taxCode, province: props.province ?? 'none' }} />
      <Stack>
        <SelectField
          language={language}
          name="commune"
          id={field}
          label={firm.name}
          hint={firm.placeText === null ? text.nothingWritten : text.written(firm.placeText)}
          any={text.whole}
          options={communesFor(firm, places, language, props.lookIn)}
          error={error}
        />
        <div class="acts">
          <Button kind="secondary">{text.save}</Button>
        </div>
      </Stack>
    </form>
  );
}

/** The likely ones first, then all others of the province. */
function communesFor(
  { candidates, provinceId }: WaitingFirm,
  places: Gazetteer,
  language: Language,
  lookIn: string | undefined,
) {
  const likely = (candidates ?? []).filter((id) => places.findLocality(id) !== undefined);
  if (likely.length > 0) return likely.map((id) => ({ value: id, label: places.addressOf(id, language) }));
  const province = provinceId ?? lookIn;
  const all = province === undefined ? [] : places.communesOf(province);
  return all.map(({ id }) => ({ value: id, label: places.nameOf(id, language) }));
}

function ProvinceForm({ language, base, places, lookIn }: Frame & { readonly lookIn?: string | undefined }) {
  const text = importText(language).places;
  return (
    <form method="get" action={base}>
      <HiddenFields fields={{ province: 'none' }} />
      <Stack>
        <SelectField
          language={language}
          name="in"
          label={text.lookIn}
          hint={text.lookInHint}
          any={text.whole}
          options={places.provinces.map(({ id }) => ({ value: id, label: places.nameOf(id, language) }))}
          {...(lookIn !== undefined && { value: lookIn })}
        />
        <div class="acts">
          <Button kind="secondary">{text.show}</Button>
        </div>
      </Stack>
    </form>
  );
}
