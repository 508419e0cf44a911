/** The key a form carries, so that one sent twice is carried out once; a form without one gets a fresh key. */
import { type IdGenerator, isUuid } from '../ids.ts';
import type { PageRequest } from './route.ts';

/** `name`: of the field, where one form asks for more than one act. */
export function commandOf(
  { ids }: { readonly ids: IdGenerator },
  { form }: Pick<PageRequest, 'form'>,
  name = 'command',
): string {
  const sent = form.get(name);
  return isUuid(sent) ? sent : ids.next();
}
