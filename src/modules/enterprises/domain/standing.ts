/** Where a firm stands on a day: the place, sector group and size class every event about it carries, so that figures are keyed by what was true then. */
import { type ConditionContext, createReader, type Dossier } from '../../conditions/index.ts';
import { classifySize } from './size-class.ts';

export interface Standing {
  /** Versioned id of the commune, else of the province. */
  readonly localityId?: string;
  readonly sectorGroup?: string;
  readonly sizeClass?: string;
}

export function standingOf(dossier: Dossier, context: ConditionContext): Standing {
  const reader = createReader(dossier, context);
  const known = (fact: string) => {
    const cell = reader.read(fact);
    return cell.status === 'known' && typeof cell.value === 'string' ? cell.value : undefined;
  };
  const localityId = known('commune') ?? known('province');
  const sectorGroup = known('sectorGroup');
  const { size } = classifySize(dossier, context);
  return {
    ...(localityId !== undefined && { localityId }),
    ...(sectorGroup !== undefined && { sectorGroup }),
    ...(size !== 'unknown' && { sizeClass: size }),
  };
}
