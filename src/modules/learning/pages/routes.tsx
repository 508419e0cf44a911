/** Pages of the guides: read by everybody, cached, the same for all. */
import type { Reply, Route } from '../../../foundation/http/route.ts';
import { withdrawnPage } from '../../contents/index.ts';
import type { Guides } from '../content/load-guides.ts';
import { learningText } from '../messages/index.ts';
import { GuideListPage } from './guide-list-page.tsx';
import { GuidePage } from './guide-page.tsx';

export interface LearningDeps {
  readonly guides: Guides;
  /** Whether advisers can be asked here. */
  readonly offersAdvice?: boolean | undefined;
}

export function learningRoutes({ guides, offersAdvice }: LearningDeps): Route[] {
  return [
    {
      method: 'GET',
      path: '/:lang/learn',
      verb: 'public',
      handle: ({ language }): Reply => {
        const text = learningText(language);
        return {
          kind: 'page',
          title: text.title,
          description: text.description,
          section: 'learn',
          body: <GuideListPage guides={guides.list(language)} language={language} />,
        };
      },
    },
    {
      method: 'GET',
      path: '/:lang/learn/:slug',
      verb: 'public',
      handle: ({ language, params, today, origin, path }): Reply => {
        const guide = guides.findBySlug(params.slug ?? '', language);
        if (!guide) return { kind: 'not-found' };
        if (guide.withdrawn !== undefined) {
          const { on, reason } = guide.withdrawn;
          const withdrawn = { on, reason: { vi: reason, en: reason } };
          return withdrawnPage({ language, section: 'learn', title: guide.title, withdrawn });
        }
        return {
          kind: 'page',
          title: guide.title,
          description: guide.summary,
          section: 'learn',
          body: <GuidePage {...{ guide, language, today, offersAdvice }} url={`${origin}${path}`} />,
        };
      },
    },
  ];
}
