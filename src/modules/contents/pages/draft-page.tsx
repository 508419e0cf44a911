/** One draft: what is wrong, what differs, where it comes from; then the second officer's signature. */
import { formatDate, formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  Breadcrumbs,
  ErrorSummary,
  GoList,
  KeyValues,
  LinkButton,
  Notice,
  PageTitle,
  PlainList,
  Section,
} from '../../../ui/index.ts';
import type { Change } from '../domain/changes.ts';
import { type Draft, newest } from '../domain/draft.ts';
import { contentText } from '../messages/index.ts';
import { ChangesTable } from './changes-table.tsx';

export interface DraftPageProps {
  readonly language: Language;
  readonly base: string;
  readonly title: string;
  readonly draft: Draft;
  /** No text of it is in force yet. */
  readonly isNew: boolean;
  /** In words with the way there; empty when it may be previewed. */
  readonly wrong: readonly { readonly words: string; readonly href?: string }[];
  /** Why it cannot be signed although it can be previewed. */
  readonly unread: readonly string[];
  readonly changes: readonly Change[];
  readonly previews: readonly { readonly href: string; readonly label: string }[];
  /** `no-right`: this officer's role does not sign it. */
  readonly signing: 'may' | 'own' | 'no-right' | 'not-yet';
  readonly mayDraft: boolean;
  readonly mayWithdraw: boolean;
  readonly nextCommand: () => string;
  readonly nameOf: (personId: string) => string;
  readonly refusal?: string | undefined;
  readonly told?: string | undefined;
  readonly today: string;
}

export function DraftPage(props: DraftPageProps) {
  const { language, base, title, draft, wrong } = props;
  const text = contentText(language);
  const file = `file=${encodeURIComponent(draft.path)}`;
  return (
    <>
      {props.refusal !== undefined && (
        <ErrorSummary language={language} issues={[{ field: '', message: props.refusal }]} />
      )}
      <Breadcrumbs
        language={language}
        items={[
          { label: text.list.title, href: base },
          { label: title, href: `${base}/file?${file}` },
          { label: text.draft.states[draft.state] },
        ]}
      />
      <PageTitle title={text.draft.title(title)} over={text.draft.states[draft.state]} />
      {props.told !== undefined && <Notice tone="ok" title={props.told} />}
      {wrong.length > 0 && (
        <Notice tone="bad" title={text.draft.wrong}>
          <PlainList
            items={wrong.map(({ words, href }) =>
              href === undefined ? (
                words
              ) : (
                <a key={href} href={href}>
                  {words}
                </a>
              ),
            )}
          />
        </Notice>
      )}
      {wrong.length === 0 && draft.state === 'open' && (
        <Section title={text.draft.previews}>
          {props.previews.length === 0 ? (
            <p>{text.draft.noPreview}</p>
          ) : (
            <GoList items={props.previews.map(({ href, label }) => ({ href, title: label }))} />
          )}
        </Section>
      )}
      <Section title={props.isNew ? text.draft.allOfIt : text.draft.changes} id="changes" full>
        {props.isNew && <p>{text.draft.isNew}</p>}
        <ChangesTable
          language={language}
          caption={text.draft.changes}
          before={text.draft.before}
          after={text.draft.after}
          changes={props.changes}
        />
      </Section>
      <Behind {...props} />
      {draft.state === 'open' && <Signing {...props} file={file} />}
    </>
  );
}

function Behind({ language, draft, nameOf }: DraftPageProps) {
  const text = contentText(language).draft;
  const { source, validity, hash } = newest(draft);
  return (
    <Section title={text.source}>
      <KeyValues
        rows={[
          {
            label: text.document,
            value: (
              <>
                {source.document}
                {source.article && `, ${source.article}`}
                {source.url && (
                  <>
                    {' '}
                    <a href={source.url} rel="noreferrer">
                      {source.url}
                    </a>
                  </>
                )}
              </>
            ),
          },
          { label: text.readOn, value: formatDate(source.readOn) },
          { label: text.reading, value: source.verified ? text.verified : text.notVerified },
          {
            label: text.validity,
            value: contentText(language).days(
              formatDate(validity.from),
              validity.to === undefined ? undefined : formatDate(validity.to),
            ),
          },
          { label: text.hash, value: <code>{hash.slice(0, 16)}</code> },
        ]}
      />
      <h3 class="h3">{text.savings}</h3>
      <PlainList
        items={draft.revisions.map(({ number, draftedBy, draftedAt }) =>
          text.saving(String(number), nameOf(draftedBy), formatInstantDate(draftedAt)),
        )}
      />
    </Section>
  );
}

function Signing(props: DraftPageProps & { readonly file: string }) {
  const { language, base, draft, signing, nextCommand } = props;
  const text = contentText(language).draft;
  const { hash, validity } = newest(draft);
  const at = `${base}/drafts/${draft.id}`;
  return (
    <Section title={text.sign} id="sign">
      {props.unread.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {signing === 'own' && <p>{text.own}</p>}
      {signing === 'no-right' && <p>{text.noRight}</p>}
      {signing === 'may' && (
        <>
          <p>{text.signLead}</p>
          <ActForm kind="primary" action={`${at}/sign`} command={nextCommand()} hidden={{ hash }}>
            {validity.from > props.today ? text.signFrom(formatDate(validity.from)) : text.signNow}
          </ActForm>
        </>
      )}
      {props.mayDraft && (
        <Actions>
          <LinkButton kind="secondary" href={`${base}/file?${props.file}`}>
            {text.editAgain}
          </LinkButton>
          {props.mayWithdraw && (
            <ActForm kind="text" action={`${at}/withdraw`} command={nextCommand()}>
              {text.withdraw}
            </ActForm>
          )}
        </Actions>
      )}
    </Section>
  );
}
