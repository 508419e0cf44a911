/** The groups of firms an office keeps. */
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { DataTable, EmptyState, LinkButton, PageTitle } from '../../../ui/index.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import { populationText } from '../messages/populations.ts';
import type { SavedPopulation } from '../store/populations.read.ts';
import type { FactNames } from './fact-words.ts';
import { ruleInWords } from './population-draft.ts';

export function PopulationsPage(props: {
  readonly language: Language;
  readonly populations: readonly SavedPopulation[];
  readonly peopleNames: ReadonlyMap<string, string>;
  readonly context: ConditionContext;
  readonly names: FactNames;
}) {
  const { language, populations, context, names } = props;
  const text = populationText(language).list;
  const make = <LinkButton href={`/${language}/desk/populations/new`}>{text.make}</LinkButton>;
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      {populations.length === 0 ? (
        <EmptyState title={text.none} act={make}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <p class="acts">{make}</p>
          <DataTable
            language={language}
            caption={text.caption}
            captionHidden
            columns={[{ label: text.name }, { label: text.rule }, { label: text.saved }]}
            rows={populations.map(({ id, name, rule, savedAt, savedBy }) => [
              <a href={`/${language}/desk/populations/${id}`}>{name}</a>,
              ruleInWords(rule, language, context, names),
              text.savedBy(formatInstantDate(savedAt), props.peopleNames.get(savedBy) ?? ''),
            ])}
          />
        </>
      )}
    </>
  );
}
