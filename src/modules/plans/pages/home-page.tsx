/** The way in: one tax-code field, a sample of what comes out, doors for those who help or buy, and one figure with its denominator. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatNumber, formatShare } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  AskForm,
  Bridge,
  ClaimedFigure,
  Columns,
  type Drawn,
  draw,
  ErrorSummary,
  GoList,
  type Issue,
  issueFor,
  LinkButton,
  LoneLink,
  PageTitle,
  Sample,
  Section,
  showDrawn,
  TextField,
} from '../../../ui/index.ts';
import { createReader } from '../../conditions/index.ts';
import { makePlan } from '../domain/plan.ts';
import { planText } from '../messages/index.ts';
import type { PlanPageDeps } from './page-deps.ts';
import { reasonsInWords } from './step-words.ts';

/** Published by others (OpenGov Asia; Vietnet24h, October 2022), as of 30/09/2022. */
const USED = 62_047;
const REACHED = 490_923;

export interface HomePageProps {
  readonly language: Language;
  /** What everybody reads that day, the form apart. */
  readonly drawn: DrawnHome;
  readonly deps: PlanPageDeps;
}

export interface DrawnHome {
  readonly aside: Drawn;
  readonly below: Drawn;
}

/** Once a day and language. */
export function drawHome(deps: PlanPageDeps, today: LocalDate, language: Language): DrawnHome {
  const sample = makeSample(deps, today, language);
  return {
    aside: draw(<SamplePlan language={language} sample={sample} deps={deps} />),
    below: draw(<BelowTheForm language={language} />),
  };
}

export function HomePage({ language, drawn, deps }: HomePageProps) {
  return (
    <>
      <Columns
        main={
          <>
            <PageTitle title={planText(language).home.heading} size="display" />
            <TaxCodeForm language={language} deps={deps} />
          </>
        }
        aside={showDrawn(drawn.aside)}
      />
      {showDrawn(drawn.below)}
    </>
  );
}

function BelowTheForm({ language }: { readonly language: Language }) {
  const text = planText(language).home;
  return (
    <>
      <Section title={text.doors} id="doors">
        <GoList
          items={[
            { href: `/${language}/advisers`, title: text.adviser, detail: text.adviserText },
            { href: `/${language}/desk`, title: text.officer, detail: text.officerText },
            { href: `/${language}/linkage`, title: text.buyer, detail: text.buyerText },
          ]}
        />
      </Section>
      <Claim language={language} />
    </>
  );
}

interface TaxCodeFormProps {
  readonly language: Language;
  readonly deps: PlanPageDeps;
  readonly issues?: readonly Issue[];
  readonly entered?: string;
}

export function TaxCodeForm({ language, deps, issues = [], entered }: TaxCodeFormProps) {
  const text = planText(language).home;
  const error = issueFor(issues, 'taxCode');
  return (
    <AskForm
      action={`/${language}/start`}
      command={deps.ids.next()}
      submitLabel={text.seePlan}
      field={
        <TextField
          language={language}
          name="taxCode"
          label={text.taxCode}
          hint={text.taxCodeHint}
          inputMode="numeric"
          maxLength={24}
          size="big"
          {...(entered !== undefined && { value: entered })}
          error={error}
        />
      }
    >
      <p>
        <b>{text.promise}</b> {text.promiseText}
      </p>
      <p>
        <button class="btn text" name="skip" value="1" formnovalidate>
          {text.noCode}
        </button>
      </p>
    </AskForm>
  );
}

/** What the sample says, made by the same function as every plan. */
interface SampleView {
  readonly steps: readonly { readonly id: string; readonly title: string | undefined; readonly detail: string }[];
}

function makeSample(deps: PlanPageDeps, today: LocalDate, language: Language): SampleView {
  const context = deps.contextAt(today);
  const dossier = deps.sample.dossierOn(today);
  const support = deps.judgeSupport(dossier, context);
  const plan = makePlan({ dossier, context, catalogue: deps.catalogue, support });
  const reader = createReader(dossier, context);
  const steps = plan.now.map((planned) => {
    const step = deps.catalogue.byId.get(planned.step);
    const reason = step && reasonsInWords(planned, step, reader, language, deps)[0];
    const may = planned.support.some((answer) => answer.verdict === 'yes');
    const detail = `${reason?.text ?? ''}${may ? `. ${planText(language).plan.support}.` : ''}`;
    return { id: planned.step, title: step?.title[language], detail };
  });
  return { steps };
}

function SamplePlan({
  language,
  sample,
  deps,
}: {
  readonly language: Language;
  readonly sample: SampleView;
  readonly deps: PlanPageDeps;
}) {
  const text = planText(language);
  return (
    <Sample language={language}>
      <h2 class="h3">{text.home.sampleTitle}</h2>
      <p class="mute">{deps.sample.who[language]}</p>
      <ol class="plain ruled">
        {sample.steps.map(({ id, title, detail }, index) => (
          <li key={id}>
            <b>
              {index + 1}. {title}
            </b>
            <p class="small mute">{detail}</p>
          </li>
        ))}
      </ol>
    </Sample>
  );
}

function Claim({ language }: { readonly language: Language }) {
  const text = planText(language).home;
  const spans = Array.from({ length: 8 }, (_, index) => ({ state: index === 0 ? ('on' as const) : ('off' as const) }));
  return (
    <Section title={text.claimTitle} id="figure" full>
      <Bridge language={language} spans={spans} size="slim">
        <b>{text.oneSpan}</b> {text.crossed}, <b>{text.eightSpans}</b> {text.reached}
      </Bridge>
      <ClaimedFigure language={language} value={formatNumber(USED, language)} size="huge" source={text.claimSource}>
        {text.claim(formatNumber(REACHED, language), formatShare(USED / REACHED, language))}
      </ClaimedFigure>
      <p>
        <LoneLink href={`/${language}/figures`}>{text.goFigures}</LoneLink>
      </p>
    </Section>
  );
}

/** `/plan` without a key: what a plan is, how to make one, and a field for a key on paper. */
export function NoPlanPage({
  language,
  issues,
  entered,
}: {
  readonly language: Language;
  readonly issues: readonly Issue[];
  readonly entered: string;
}) {
  const text = planText(language).start;
  const error = issueFor(issues, 'key');
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.noPlanTitle} lead={text.noPlanLead} />
      <p class="acts">
        <LinkButton href={`/${language}/start`}>{text.newPlan}</LinkButton>
      </p>
      <Section title={text.haveKey} id="have-key">
        <AskForm
          action={`/${language}/plan`}
          submitLabel={text.open}
          field={
            <TextField
              language={language}
              name="key"
              label={text.key}
              hint={text.keyHint}
              maxLength={80}
              value={entered}
              error={error}
            />
          }
        />
      </Section>
    </>
  );
}
