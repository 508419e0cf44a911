/** The dossier as it would be after some changes: what a counterfactual is re-evaluated on. */

import type { Change } from './change.ts';
import type { Dossier, FactItem, OneFact } from './dossier.ts';

export function applyChanges(dossier: Dossier, changes: readonly Change[]): Dossier {
  const one: Record<string, OneFact> = { ...dossier.one };
  const many: Record<string, readonly FactItem[]> = { ...dossier.many };
  for (const change of changes) {
    if (change.kind === 'value') one[change.fact] = { value: change.to, grade: change.grade };
    else if (change.kind === 'none') many[change.fact] = [];
    else {
      const items = [...(many[change.fact] ?? [])];
      items.splice(change.index ?? items.length, 1, { fields: change.to, grade: change.grade });
      many[change.fact] = items;
    }
  }
  return { one, many };
}
