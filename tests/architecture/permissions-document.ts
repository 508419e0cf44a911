/** docs/permissions.md: which verb every route asks about, written from the routes themselves. */
import type { Route } from '../../src/foundation/http/route.ts';

export function permissionsDocument(routes: readonly Route[]): string {
  const verbs = [...new Set(routes.map(({ verb }) => verb))].sort((a, b) => (a < b ? -1 : 1));
  const rows = verbs.flatMap((verb) =>
    routes
      .filter((route) => route.verb === verb)
      .map(({ method, path, privacy }) => `| \`${verb}\` | ${method} | \`${path}\` | ${privacy ?? 'public'} |`)
      .sort((a, b) => (a < b ? -1 : 1)),
  );
  return [
    '# Permissions',
    '',
    'Every route declares one verb; the policy of its module answers who may. `public` is everybody. Pages marked private are',
    'never stored by caches and send no referrer. `:lang` is `vi` or `en`; whoever holds the plan key `:key` holds its verbs.',
    '',
    'Written from the routes: `UPDATE_DOCS=1 npx vitest run tests/architecture/routes.test.ts`.',
    '',
    '| Verb | Method | Address | Privacy |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
