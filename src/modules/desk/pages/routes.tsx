/** Addresses for advisers, officers and buyers. */
import type { PageReply, Route } from '../../../foundation/http/route.ts';
import { deskText } from '../messages/index.ts';
import { type Audience, AudiencePage } from './audience-page.tsx';

const DOORS: readonly { path: string; audience: Audience; section: NonNullable<PageReply['section']> }[] = [
  { path: '/:lang/advisers', audience: 'advisers', section: 'advisers' },
  { path: '/:lang/desk', audience: 'officers', section: 'desk' },
  { path: '/:lang/linkage', audience: 'buyers', section: 'linkage' },
];

export function deskRoutes(): Route[] {
  return DOORS.map(({ path, audience, section }) => ({
    method: 'GET',
    path,
    verb: 'public',
    handle: ({ language }) => {
      const words = deskText(language).audiences[audience];
      return {
        kind: 'page',
        title: words.title,
        description: words.description,
        section,
        body: <AudiencePage language={language} audience={audience} />,
      };
    },
  }));
}
