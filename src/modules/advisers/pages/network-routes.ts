/** Every address of the adviser network, and what its cases are about in words. */
import type { Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { About } from '../../cases/index.ts';
import { nameIn } from '../domain/named.ts';
import { complaintText } from '../messages/complaints.ts';
import { joiningText } from '../messages/joining.ts';
import { applyRoutes } from './apply-routes.tsx';
import { complaintDecisionRoutes } from './complaint-decision-routes.tsx';
import { complaintRoutes } from './complaint-routes.tsx';
import { decisionRoutes } from './decision-routes.tsx';
import { directoryRoutes } from './directory-routes.tsx';
import type { NamesOf, NetworkPageDeps } from './network-page.ts';
import { officeRoutes } from './office-routes.tsx';
import { ownProfileRoutes } from './own-profile-routes.tsx';
import { ownSideRoutes } from './own-side-routes.tsx';

export function networkRoutes(deps: NetworkPageDeps): Route[] {
  return [
    ...applyRoutes(deps),
    ...complaintRoutes(deps),
    ...complaintDecisionRoutes(deps),
    ...ownSideRoutes(deps),
    ...decisionRoutes(deps),
    ...directoryRoutes(deps),
    ...ownProfileRoutes(deps),
    ...officeRoutes(deps),
  ];
}

/** Undefined for what is about something else. */
export function networkAbout(
  { network }: Pick<NamesOf, 'network'>,
  { kind, code }: About,
  language: Language,
): string | undefined {
  if (kind === 'complaint') return complaintText(language).about(nameIn(network.complaintGrounds, code, language));
  const words: Readonly<Record<string, string>> = joiningText(language).about;
  return kind === 'adviser' ? words[code] : undefined;
}
