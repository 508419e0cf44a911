/** Every component with its examples, the colours and the type: the page people check the look against. */
import type { Language } from '../../foundation/i18n/language.ts';
import { actingExamples, questionExample } from '../examples/acting.examples.tsx';
import { chartingExamples } from '../examples/charting.examples.tsx';
import type { Example } from '../examples/example.ts';
import { findingExamples } from '../examples/finding.examples.tsx';
import { markingExamples } from '../examples/marking.examples.tsx';
import { tellingExamples } from '../examples/telling.examples.tsx';
import { PageTitle, Section } from '../index.ts';
import { uiText } from '../messages/index.ts';

export const allExamples: readonly Example[] = [
  ...markingExamples,
  ...tellingExamples,
  ...chartingExamples,
  ...actingExamples,
  ...findingExamples,
];

/** Examples that are a whole screen with its own `h1`. */
export const wholeScreens: readonly Example[] = [questionExample];

const COLOURS = ['paper', 'wash', 'ink', 'lake', 'lake-mid', 'lake-wash', 'lacquer'] as const;

export function StyleguidePage({ language }: { readonly language: Language }) {
  const text = uiText(language).styleguide;
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      <Section title={text.colours}>
        <ul class="swatch">
          {COLOURS.map((name) => (
            <li key={name}>
              <svg viewBox="0 0 10 5" class={`sw-${name}`} preserveAspectRatio="none" aria-hidden="true">
                <rect width="10" height="5" />
              </svg>
              <span class="small">{name}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={text.type}>
        <p class="display">{text.specimen}</p>
        <p class="h2">{text.specimen}</p>
        <p>{text.specimen} 0123456789 1.111.111 ₫</p>
        <p class="src">{text.specimen}</p>
      </Section>
      {allExamples.map((example) => (
        <Section key={example.component} title={example.component}>
          {example.render(language)}
        </Section>
      ))}
    </>
  );
}
