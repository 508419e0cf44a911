/** What one side may do with a case now: plain acts as buttons, acts with words as one form with a button each. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { ActForm, Actions, Button, HiddenFields, type Issue, issueFor, TextArea } from '../../../ui/index.ts';
import { rulesOf } from '../actions/case-deps.ts';
import type { Case, HistoryEntry } from '../domain/case.ts';
import { movesFor } from '../domain/case-moves.ts';
import { caseText } from '../messages/index.ts';
import { type Names, partnerName } from './case-words.ts';
import { LastWords } from './last-words.tsx';
import type { CasePageDeps } from './page-deps.ts';

export function ActForms(props: {
  readonly deps: CasePageDeps;
  readonly found: Case;
  readonly history: readonly HistoryEntry[];
  readonly names: Names;
  readonly side: 'firm' | 'desk' | 'partner';
  readonly now: Instant;
  readonly language: Language;
  readonly action: string;
  /** The label of the free message's button; absent where nobody listens any more. */
  readonly writeOnly?: string | undefined;
  readonly label: string;
  /** Who else reads it is said after it. */
  readonly hint: string;
  readonly issues: readonly Issue[];
  readonly entered: string;
}) {
  const { deps, found, names, side, language, action } = props;
  const moves = movesFor(rulesOf(deps, found).type, found, side, props.now);
  const nextCommand = () => deps.ids.next();
  const readsToo =
    side !== 'partner' && found.partnerOrganisationId !== undefined
      ? ` ${caseText(language).partner.readsToo(partnerName(found, names, language))}`
      : '';
  const plain = moves.filter(({ message, quiet }) => message === undefined && quiet !== true);
  const quiet = moves.filter((move) => move.message === undefined && move.quiet === true);
  const worded = moves.filter(({ message }) => message !== undefined);
  return (
    <div class="stack" id="acts">
      <LastWords {...{ found, names, side, language }} history={props.history} />
      {plain.length > 0 && (
        <Actions>
          {plain.map(({ code, label }, index) => (
            <ActForm
              key={code}
              action={action}
              command={nextCommand()}
              kind={index === 0 ? 'primary' : 'text'}
              hidden={{ act: code }}
            >
              {label[language]}
            </ActForm>
          ))}
        </Actions>
      )}
      {(worded.length > 0 || props.writeOnly !== undefined) && (
        <form class="stack" method="post" action={action}>
          <HiddenFields fields={{ command: nextCommand() }} />
          <TextArea
            language={language}
            name="message"
            label={props.label}
            hint={`${props.hint}${readsToo}`}
            value={props.entered}
            {...errorOf(props.issues)}
          />
          <Actions>
            {worded.map(({ code, label }, index) => (
              <Button
                key={code}
                name="act"
                value={code}
                kind={index === 0 && plain.length === 0 ? 'primary' : 'secondary'}
              >
                {label[language]}
              </Button>
            ))}
            {props.writeOnly !== undefined && (
              <Button name="act" value="message" kind={worded.length === 0 && plain.length === 0 ? 'primary' : 'text'}>
                {props.writeOnly}
              </Button>
            )}
          </Actions>
        </form>
      )}
      {quiet.map(({ code, label }) => (
        <ActForm key={code} action={action} command={nextCommand()} kind="text" hidden={{ act: code }}>
          {label[language]}
        </ActForm>
      ))}
    </div>
  );
}

function errorOf(issues: readonly Issue[]): { error?: string } {
  const error = issueFor(issues, 'message');
  return error === undefined ? {} : { error };
}
