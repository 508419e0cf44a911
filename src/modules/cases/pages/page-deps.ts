/** What the pages of cases are given besides what their actions need. */
import type { VNode } from 'preact';
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { CaseDeps } from '../actions/case-deps.ts';
import type { About, Case, Side } from '../domain/case.ts';

/** A part of a case's page that its capability draws; the title is its heading. */
export interface CaseDetails {
  readonly title: string;
  readonly body: VNode;
}

/** Whoever looks, for what a capability must write down or link to. */
export interface CaseViewer {
  readonly now: Instant;
  /** An officer, an adviser or somebody of the partner. */
  readonly actor?: Actor | undefined;
  /** The page above a firm's cases: `/vi/plan/KEY`. */
  readonly base?: string | undefined;
}

/** `side` looks: the one that asked, its desk, or the partner. What a side may not see is left out here. */
export type CaseDetailsOf = (
  db: Db,
  found: Case,
  language: Language,
  side: Exclude<Side, 'clock'>,
  viewer: CaseViewer,
) => Promise<CaseDetails | undefined>;

export interface CasePageDeps extends CaseDeps {
  /** What a case is about, in words; its code where nobody knows it any more. */
  readonly aboutInWords: (about: About, language: Language) => string;
  /** The plan key a claim holds sealed; undefined when it was sealed with a key this deployment no longer has. */
  readonly unseal?: ((sealed: string) => string | undefined) | undefined;
  /** By case type. */
  readonly details: Readonly<Record<string, CaseDetailsOf>>;
}
