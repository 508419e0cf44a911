/** The papers of one thing and the form that adds one; both sides see the same list. */
import { ACCEPTED_NAMES } from '../../../foundation/files/file-kind.ts';
import { formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { ActForm, Button, Field, HiddenFields, type Issue, issueFor, LoneLink, Stack } from '../../../ui/index.ts';
import { LARGEST_PAPER, MOST_PAPERS, type Paper, type PaperSide, standingOfPaper } from '../domain/paper.ts';
import { paperText } from '../messages/index.ts';

export interface PaperListProps {
  readonly language: Language;
  readonly papers: readonly Paper[];
  /** Address of the thing: papers lie under it. */
  readonly href: string;
  /** Who looks; a partner is given only what its owner shows it. */
  readonly as: PaperSide | 'partner';
  /** The partner a paper may be shown to, by name. */
  readonly partner?: string | undefined;
  /** False when the thing is closed: papers are read, none is added or taken back. */
  readonly open: boolean;
  /** Of officers, by person. */
  readonly names: ReadonlyMap<string, string>;
  readonly nextCommand: () => string;
  /** Whether a virus scanner is connected. */
  readonly scans: boolean;
  readonly issues?: readonly Issue[] | undefined;
}

export function PaperList(props: PaperListProps) {
  const { language, papers, href, as, open } = props;
  const text = paperText(language);
  return (
    <Stack>
      {papers.length === 0 ? (
        <p class="mute">{as === 'partner' ? text.noneShared : text.none}</p>
      ) : (
        <ul class="plain ruled">
          {papers.map((paper) => (
            <li key={paper.id}>
              <PaperName {...props} paper={paper} />
              <small class="mute">{describe(props, paper)}</small>
              <Sharing {...props} paper={paper} />
              {open && paper.by === as && (
                <div>
                  <ActForm action={`${href}/papers/${paper.id}/remove`} command={props.nextCommand()} kind="text">
                    {text.remove}
                    <span class="vh"> {paper.name}</span>
                  </ActForm>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {as !== 'owner' && papers.length > 0 && (
        <p class="src">{`${text.traced} ${props.scans ? '' : text.unscanned}`.trim()}</p>
      )}
      {open && as !== 'partner' && <PaperForm {...props} />}
    </Stack>
  );
}

/** For its owner whether the partner sees it, and the act that changes that; the desk reads it. */
function Sharing(props: PaperListProps & { readonly paper: Paper }) {
  const { language, href, as, open, partner, paper, nextCommand } = props;
  if (partner === undefined || paper.by !== 'owner' || as === 'partner') return null;
  const text = paperText(language);
  const shown = paper.sharedAt !== undefined;
  return (
    <>
      {shown && (
        <>
          <br />
          <small class="mute">{text.shownTo(partner)}</small>
        </>
      )}
      {as === 'owner' && open && (
        <div>
          <ActForm
            action={`${href}/papers/${paper.id}/share`}
            command={nextCommand()}
            kind="text"
            hidden={{ share: shown ? 'no' : 'yes' }}
          >
            {shown ? text.hideFrom(partner) : text.showTo(partner)}
            <span class="vh"> {paper.name}</span>
          </ActForm>
        </div>
      )}
    </>
  );
}

/** A link where it can be opened, else why not. */
function PaperName({ language, href, scans, paper }: PaperListProps & { readonly paper: Paper }) {
  const text = paperText(language);
  const standing = standingOfPaper(paper, scans);
  if (standing === 'open')
    return (
      <>
        <LoneLink href={`${href}/papers/${paper.id}`}>{paper.name}</LoneLink>
        <br />
      </>
    );
  return (
    <>
      <b>{paper.name}</b>
      <br />
      <span>{text[standing]}</span>
      <br />
    </>
  );
}

function describe({ language, as, names }: PaperListProps, paper: Paper): string {
  const text = paperText(language);
  const officer = paper.personId === undefined ? undefined : names.get(paper.personId);
  const who =
    paper.by === as && as === 'owner'
      ? text.own
      : paper.by === 'owner'
        ? text.owner
        : officer === undefined
          ? text.desk
          : text.by(officer);
  const size =
    paper.size < MEGABYTE
      ? `${formatNumber(Math.max(1, Math.round(paper.size / 1024)), language)} KB`
      : megabytes(paper.size, language);
  return [
    text.kinds[paper.kind],
    size,
    formatInstantDate(paper.addedAt),
    who,
    text.code(paper.hash.slice(0, 8)),
    ...(paper.verdict === 'clean' ? [text.clean] : []),
  ].join(' · ');
}

const MEGABYTE = 1024 * 1024;
const megabytes = (size: number, language: Language): string =>
  `${formatNumber(Math.round((size / MEGABYTE) * 10) / 10, language)} MB`;

function PaperForm({ language, href, nextCommand, issues = [] }: PaperListProps) {
  const text = paperText(language);
  const error = issueFor(issues, 'file');
  return (
    <form method="post" action={`${href}/papers`} encType="multipart/form-data">
      <HiddenFields fields={{ command: nextCommand() }} />
      <Stack>
        <Field
          language={language}
          name="file"
          label={text.add}
          hint={text.hint(megabytes(LARGEST_PAPER, language), formatNumber(MOST_PAPERS, language))}
          error={error}
        >
          <input
            class="input"
            id="file"
            name="file"
            type="file"
            accept={ACCEPTED_NAMES}
            required
            aria-describedby={error === undefined ? 'file-hint' : 'file-hint file-error'}
            aria-invalid={error === undefined ? undefined : 'true'}
          />
        </Field>
        <div>
          <Button kind="secondary">{text.send}</Button>
        </div>
      </Stack>
    </form>
  );
}

/** Undefined for a refusal that is not about a paper. */
export function paperIssue({ code, field }: Refusal, language: Language): Issue | undefined {
  const messages: Readonly<Record<string, string>> = paperText(language).refusals;
  const message = messages[code];
  return message === undefined ? undefined : { field: field ?? 'file', message };
}
