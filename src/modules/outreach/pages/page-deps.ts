/** What the pages of outreach are given. */
import type { Classification } from '../../industries/index.ts';
import type { OutreachDeps } from '../actions/outreach-deps.ts';

export interface OutreachPageDeps extends OutreachDeps {
  readonly industries: Classification;
}
