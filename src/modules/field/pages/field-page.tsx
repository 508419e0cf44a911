/** The page that goes along: what it is for, the room the device's script fills, what to take, and paper for those without a script. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  Button,
  Choices,
  EmptyState,
  GoList,
  LinkButton,
  Notice,
  PageTitle,
  SearchForm,
  Section,
  Stack,
} from '../../../ui/index.ts';
import { fieldText } from '../messages/index.ts';

export interface Questionnaire {
  readonly id: string;
  readonly name: string;
}

export interface TakeChoices {
  readonly mandates?: readonly { readonly ref: string; readonly name: string; readonly until: LocalDate }[];
  /** Of an officer's search; absent where the role has no register. */
  readonly search?: {
    readonly q: string;
    readonly found: readonly { readonly ref: string; readonly name: string; readonly taxCode: string }[];
  };
}

export interface FieldPageProps {
  readonly language: Language;
  readonly script: string;
  readonly questionnaires: readonly Questionnaire[];
  /** Absent on the page the device keeps, which is nobody's. */
  readonly choices?: TakeChoices;
}

export function FieldPage({ language, script, questionnaires, choices }: FieldPageProps) {
  const text = fieldText(language);
  const base = `/${language}/desk/field`;
  return (
    <>
      <script type="module" src={script} />
      <div id="field-intro">
        <PageTitle title={text.page.title} lead={text.page.lead} />
      </div>
      <noscript>
        <Notice title={text.page.noScript}>
          <p>{text.page.noScriptText}</p>
        </Notice>
      </noscript>
      <div id="field-app" />
      {choices && (
        <div id="field-choices" hidden>
          <Choosing language={language} questionnaires={questionnaires} choices={choices} />
        </div>
      )}
      <div id="field-more">
        <Section title={text.page.records} id="records" full>
          <GoList
            items={[
              { href: `${base}/records`, title: text.records.title },
              ...questionnaires.map(({ id, name }) => ({ href: `${base}/paper/${id}`, title: text.page.paper(name) })),
            ]}
          />
        </Section>
      </div>
    </>
  );
}

function Choosing({ language, questionnaires, choices }: Required<Omit<FieldPageProps, 'script'>>) {
  const text = fieldText(language).choose;
  const { mandates, search } = choices;
  const options = [
    ...(mandates ?? []).map(({ ref, name, until }) => ({
      value: ref,
      label: name,
      detail: text.until(formatDate(until)),
    })),
    ...(search?.found ?? []).map(({ ref, name, taxCode }) => ({
      value: ref,
      label: name,
      detail: text.taxCode(taxCode),
    })),
  ];
  return (
    <Section title={text.title} id="take" full>
      <Stack loose>
        {search && (
          <SearchForm language={language} action={`/${language}/desk/field`} label={text.search} value={search.q} />
        )}
        {options.length > 0 && (
          <form method="post" action={`/${language}/desk/field/take`} data-take>
            <Stack loose>
              <Choices
                language={language}
                name="firm"
                type="checkbox"
                legend={search ? text.found : text.firms}
                hint={text.lead}
                options={options}
              />
              <Choices
                language={language}
                name="framework"
                type="checkbox"
                legend={text.questions}
                selected={questionnaires.slice(0, 1).map(({ id }) => id)}
                options={questionnaires.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <Actions>
                <Button>{text.take}</Button>
              </Actions>
            </Stack>
          </form>
        )}
        {options.length === 0 && mandates && (
          <EmptyState
            title={text.noFirms}
            act={
              <LinkButton kind="secondary" href={`/${language}/desk/mandates`}>
                {text.mandates}
              </LinkButton>
            }
          >
            <p>{text.noFirmsText}</p>
          </EmptyState>
        )}
        {options.length === 0 && search && search.q !== '' && (
          <Notice title={text.noneFound}>
            <p>{text.noneFoundText}</p>
          </Notice>
        )}
      </Stack>
    </Section>
  );
}
