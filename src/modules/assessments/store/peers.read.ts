/** Reads how the firms of a group did: the latest some thousand, the asking firm left out. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import { FEWEST_PEERS, MOST_PEERS, type PeerGroup, type PeerSection } from '../domain/benchmark.ts';
import './tables.ts';

export interface Peers {
  readonly group: PeerGroup;
  /** Counted no further than `MOST_PEERS`. */
  readonly firms: number;
  readonly sections: readonly PeerSection[];
}

/** The first group with enough others; undefined when none has. */
export async function findPeers(
  db: Db,
  asked: { readonly frameworkHash: string; readonly dossierId: string; readonly groups: readonly PeerGroup[] },
): Promise<Peers | undefined> {
  for (const group of asked.groups) {
    const firms = await countPeers(db, asked, group);
    if (firms >= FEWEST_PEERS) return { group, firms, sections: await sectionsOf(db, asked, group) };
  }
  return undefined;
}

interface Asked {
  readonly frameworkHash: string;
  readonly dossierId: string;
}

async function countPeers(db: Db, asked: Asked, group: PeerGroup): Promise<number> {
  const { rows } = await sql<{ firms: number }>`
    select count(*)::int as firms from (${latest(asked, group)}) as peer`.execute(db);
  return rows[0]?.firms ?? 0;
}

async function sectionsOf(db: Db, asked: Asked, group: PeerGroup): Promise<readonly PeerSection[]> {
  const { rows } = await sql<PeerSection>`
    select s.section as code,
      percentile_cont(0.25) within group (order by s.score / s.max) as low,
      percentile_cont(0.5) within group (order by s.score / s.max) as middle,
      percentile_cont(0.75) within group (order by s.score / s.max) as high
    from (${latest(asked, group)}) as peer
    join assessment_result_sections as s on s.assessment_id = peer.assessment_id and s.score is not null and s.max > 0
    group by s.section having count(*) >= ${FEWEST_PEERS}`.execute(db);
  return rows;
}

function latest(
  { frameworkHash, dossierId }: Asked,
  { sectorGroup, sizeClass, provinceId }: PeerGroup,
): RawBuilder<unknown> {
  const alike = [
    ...(sectorGroup === undefined ? [] : [sql`sector_group = ${sectorGroup}`]),
    ...(sizeClass === undefined ? [] : [sql`size_class = ${sizeClass}`]),
    ...(provinceId === undefined ? [] : [sql`province_id = ${provinceId}`]),
  ];
  const where = sql.join([sql`framework_hash = ${frameworkHash}`, ...alike], sql` and `);
  return sql`select assessment_id from assessment_peers where ${where} and dossier_id <> ${dossierId}
    order by completed_at desc limit ${MOST_PEERS}`;
}
