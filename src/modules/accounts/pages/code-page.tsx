/** One field for one code: the one from the letter or the printed one. */
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Button,
  ErrorSummary,
  HiddenFields,
  type Issue,
  LinkButton,
  PageTitle,
  TextField,
} from '../../../ui/index.ts';
import { CODE_MINUTES } from '../domain/sign-in-code.ts';
import { accountText } from '../messages/index.ts';
import { errorOf } from './sign-in-page.tsx';

export function CodePage(props: {
  readonly language: Language;
  readonly kind: 'letter' | 'paper';
  readonly command: string;
  readonly issues?: readonly Issue[];
}) {
  const { language, kind, issues = [] } = props;
  const text = accountText(language);
  const words = kind === 'letter' ? { ...text.code, lead: text.code.lead(CODE_MINUTES) } : text.paper;
  const base = `/${language}/sign-in`;
  return (
    <>
      <BackLink href={base}>{text.signIn.title}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={words.title} lead={words.lead} />
      <form class="stack" method="post" action={`${base}/${kind === 'letter' ? 'code' : 'paper'}`}>
        <HiddenFields fields={{ command: props.command }} />
        <TextField
          language={language}
          name="code"
          size="short"
          inputMode={kind === 'letter' ? 'numeric' : 'text'}
          autocomplete={kind === 'letter' ? 'one-time-code' : 'off'}
          maxLength={30}
          label={words.label}
          hint={words.hint}
          {...errorOf(issues, 'code')}
        />
        <Actions>
          <Button>{words.submit}</Button>
          {kind === 'letter' && (
            <LinkButton kind="text" href={base}>
              {text.code.again}
            </LinkButton>
          )}
        </Actions>
      </form>
      {kind === 'paper' && <p class="mute">{text.paper.noCode}</p>}
    </>
  );
}
