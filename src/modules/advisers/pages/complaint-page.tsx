/** The one screen of a complaint: what is not right, and what happened. */
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Button,
  Choices,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  PageTitle,
  TextArea,
} from '../../../ui/index.ts';
import type { Adviser } from '../domain/adviser.ts';
import { type EnteredComplaint, LONGEST_COMPLAINT } from '../domain/complaint.ts';
import type { Named } from '../domain/named.ts';
import { complaintText } from '../messages/complaints.ts';
import { optionsOf } from './network-page.ts';

export function ComplaintPage(props: {
  readonly adviser: Adviser;
  readonly grounds: readonly Named[];
  readonly entered: EnteredComplaint;
  readonly issues: readonly Issue[];
  /** The request's page. */
  readonly href: string;
  readonly command: string;
  readonly language: Language;
}) {
  const { adviser, grounds, entered, issues, href, command, language } = props;
  const text = complaintText(language).form;
  return (
    <>
      <BackLink href={href}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.title} lead={text.lead(adviser.name === '' ? text.unnamed : adviser.name)} />
      <form method="post" action={`${href}/complaint`} class="stack">
        <HiddenFields fields={{ command }} />
        <Choices
          {...{ language, name: 'ground', type: 'radio', legend: text.ground, error: issueFor(issues, 'ground') }}
          options={optionsOf(grounds, language)}
          selected={[entered.ground]}
        />
        <TextArea
          {...{ language, name: 'words', label: text.words, hint: text.wordsHint, error: issueFor(issues, 'words') }}
          value={entered.words}
          rows={6}
          maxLength={LONGEST_COMPLAINT}
        />
        <Actions>
          <Button>{text.send}</Button>
        </Actions>
      </form>
    </>
  );
}
