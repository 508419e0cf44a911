/** Every address of the adviser network, and what its cases are about in words. */
import type { Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { About } from '../../cases/index.ts';
import { joiningText } from '../messages/joining.ts';
import { applyRoutes } from './apply-routes.tsx';
import { decisionRoutes } from './decision-routes.tsx';
import { directoryRoutes } from './directory-routes.tsx';
import type { NetworkPageDeps } from './network-page.ts';
import { officeRoutes } from './office-routes.tsx';
import { ownProfileRoutes } from './own-profile-routes.tsx';

export function networkRoutes(deps: NetworkPageDeps): Route[] {
  return [
    ...applyRoutes(deps),
    ...decisionRoutes(deps),
    ...directoryRoutes(deps),
    ...ownProfileRoutes(deps),
    ...officeRoutes(deps),
  ];
}

/** Undefined for what is about something else. */
export function networkAbout({ kind, code }: About, language: Language): string | undefined {
  const words: Readonly<Record<string, string>> = joiningText(language).about;
  return kind === 'adviser' ? words[code] : undefined;
}
