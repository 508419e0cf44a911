/** The middle of the result: why there is no level, and what would lift it soonest or is best begun with. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import { ActForm, Notice, PlainList, Section } from '../../../ui/index.ts';
import type { Missing, MissingReason } from '../domain/assessment-result.ts';
import type { Lift } from '../domain/lift-soonest.ts';
import { assessmentText } from '../messages/index.ts';
import { canGiveLevel, hasStepWords, levelsInWords, stepInWords } from './framework-words.ts';
import type { ResultPageProps } from './result-view.ts';

export function ResultReasons({
  language,
  compiled,
  view,
  base,
  command,
}: ResultPageProps & { readonly base: string }) {
  const text = assessmentText(language).result;
  if (!view.replayed) return <Notice>{<p>{text.oldVersion}</p>}</Notice>;
  if (view.level !== null) return null;
  const { missing, possibleLevels } = view.replayed;
  const of = (reason: MissingReason) => missing.filter((each: Missing) => each.reason === reason);
  const unanswered = of('unanswered');
  const ratios = of('ratio-cut-off').length;
  const ofSector = of('sector-list-incomplete').length > 0;
  const noList = compiled.framework.use === 'assess' && !canGiveLevel(compiled) && !ofSector;
  const reasons = [
    ...(unanswered.length > 0
      ? [`${text.unanswered(unanswered.length)} ${unanswered.map((each) => each.criterion).join(', ')}`]
      : []),
    ...(ratios > 0 ? [text.ratioCutOff(ratios)] : []),
    ...(ofSector ? [text.sectorIncomplete] : []),
    ...(noList ? [assessmentText(language).intro.getNoLevel] : []),
    ...(of('criteria-not-published').length > 0 ? [text.criteriaNotPublished] : []),
  ];
  return (
    <Section title={text.why} id="why">
      <PlainList items={reasons} />
      {possibleLevels && <p>{text.possible(possibleLevels.lowest, possibleLevels.highest)}</p>}
      {unanswered.length > 0 && compiled.framework.use === 'assess' && (
        <ActForm action={base} command={command}>
          {text.answerNow}
        </ActForm>
      )}
    </Section>
  );
}

export function ResultSteps(props: ResultPageProps) {
  const { language, compiled, view } = props;
  const text = assessmentText(language).result;
  if (!view.replayed || compiled.framework.scoring.kind === 'not-published') return null;
  const { lift, weakest } = view.replayed;
  if (view.level === null)
    return (
      <Section title={text.begin} id="begin">
        {weakest.length === 0 ? <p>{text.beginNothing}</p> : <Lifts {...props} lifts={weakest} />}
        {weakest.length > 0 && <p class="src">{text.beginNote}</p>}
      </Section>
    );
  const levels = levelsInWords(compiled.framework, language);
  const target = levels.find((each) => each.level === lift?.toLevel);
  if (!lift || !target)
    return view.level === levels.at(-1)?.level ? (
      <Section title={text.lift} id="lift">
        <p>{text.liftTop}</p>
      </Section>
    ) : null;
  const byTools = lift.lifts.every((each) => each.tool !== undefined);
  return (
    <Section title={text.lift} id="lift">
      <p class="h2">
        {byTools
          ? text.liftTools(lift.lifts.length, target.level, target.name)
          : text.liftTitle(lift.steps, target.level, target.name)}
      </p>
      <Lifts {...props} lifts={lift.lifts} />
      <p class="src">{text.liftNote}</p>
    </Section>
  );
}

function Lifts({ language, compiled, view, lifts }: ResultPageProps & { readonly lifts: readonly Lift[] }) {
  const text = assessmentText(language).result;
  const items = lifts.map((lift) => {
    const criterion = compiled.byCode.get(lift.criterion)!;
    if (lift.tool !== undefined) {
      const tools = [...compiled.sectors.values()].flatMap(({ sector }) => sector.tools);
      return { title: tools.find((tool) => tool.code === lift.tool)?.label[language], detail: text.addTool };
    }
    if (criterion.kind === 'multi') {
      const chosen = view.answers[lift.criterion];
      const open = [...criterion.options.values()].find(
        (option) => option.points > 0 && !(Array.isArray(chosen) && chosen.includes(option.code)),
      );
      return { title: criterion.source.label[language], detail: open ? text.addOption(open.label[language]) : '' };
    }
    const detail = hasStepWords(criterion)
      ? text.step(stepInWords(criterion, lift.from, language), stepInWords(criterion, lift.to, language))
      : text.stepPoints(formatNumber(lift.from, language), formatNumber(lift.to, language));
    return { title: criterion.source.label[language], detail };
  });
  return (
    <PlainList
      items={items.map(({ title, detail }) => (
        <>
          <b>{title}</b>
          <br />
          <span class="mute">{detail}</span>
        </>
      ))}
    />
  );
}
