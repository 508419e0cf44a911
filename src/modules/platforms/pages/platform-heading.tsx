/** What a platform's page begins with, for anybody and under a plan: its name, who makes it, what it costs and how well this is known. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Columns, PageTitle } from '../../../ui/index.ts';
import type { Platform } from '../domain/platform.ts';
import { EntryPrice } from './platform-entry.tsx';
import { VerificationTag } from './verification-tag.tsx';

export function PlatformHeading(props: {
  readonly platform: Platform;
  readonly language: Language;
  readonly aside: ComponentChildren;
}) {
  const { platform, language, aside } = props;
  return (
    <Columns
      main={
        <>
          <PageTitle title={platform.name} over={platform.vendor} lead={platform.summary[language]} />
          <div>
            <EntryPrice {...{ platform, language }} />
          </div>
          <p>
            <VerificationTag {...{ platform, language }} />
          </p>
        </>
      }
      aside={aside}
    />
  );
}
