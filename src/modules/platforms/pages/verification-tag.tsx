/** How well an entry is known, by the shape of the mark: half circle, empty circle, dashed circle. Never a full one: nobody vetted it. */
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { GradeTag, NoneTag } from '../../../ui/index.ts';
import type { Platform, Verification } from '../domain/platform.ts';
import { platformsText } from '../messages/index.ts';

export function VerificationTag({ platform, language }: { readonly platform: Platform; readonly language: Language }) {
  const text = platformsText(language);
  const { verification, readOn } = platform;
  return (
    <VerificationMark {...{ verification, language }}>
      {text.marked(text.verification[verification], formatDate(readOn))}
    </VerificationMark>
  );
}

export function VerificationMark(props: {
  readonly verification: Verification;
  readonly language: Language;
  readonly children: string;
}) {
  const { verification, language, children } = props;
  if (verification === 'recalled') return <NoneTag>{children}</NoneTag>;
  return (
    <GradeTag language={language} grade={verification === 'page-read' ? 'evidenced' : 'declared'}>
      {children}
    </GradeTag>
  );
}
