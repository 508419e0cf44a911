/** How a firm can be reached, as an officer wrote it down: a name, a number, an address, each short and plain. */
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

export interface GivenDetails {
  readonly contactName: string;
  readonly phone: string;
  readonly address: string;
}

export type DetailsRefusal = Refusal<
  'outreach.contact-name.too-long' | 'outreach.phone.not-a-number' | 'outreach.address.too-long'
>;

/** Only what was given. A number as people write it, with blanks, dots or a leading +84. */
export function readDetails(given: GivenDetails): Result<Partial<GivenDetails>, DetailsRefusal> {
  const contactName = given.contactName.replace(/\s+/g, ' ');
  const address = given.address.replace(/\s+/g, ' ');
  const phone = given.phone.replace(/[\s().-]/g, '');
  const refusals: DetailsRefusal[] = [];
  if (contactName.length > 100) refusals.push({ code: 'outreach.contact-name.too-long', field: 'contactName' });
  if (phone !== '' && !/^\+?\d{8,15}$/.test(phone))
    refusals.push({ code: 'outreach.phone.not-a-number', field: 'phone' });
  if (address.length > 200) refusals.push({ code: 'outreach.address.too-long', field: 'address' });
  if (refusals.length > 0) return refused(...refusals);
  return accepted({
    ...(contactName !== '' && { contactName }),
    ...(phone !== '' && { phone }),
    ...(address !== '' && { address }),
  });
}
