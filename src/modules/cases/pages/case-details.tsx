/** The part of a case's page that its capability draws. */
import { Section } from '../../../ui/index.ts';
import type { CaseDetails } from './page-deps.ts';

export function DetailsOf({ details }: { readonly details: CaseDetails | undefined }) {
  return details === undefined ? null : (
    <Section title={details.title} id="details">
      {details.body}
    </Section>
  );
}
