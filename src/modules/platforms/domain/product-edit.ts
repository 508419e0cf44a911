/** What a vendor says of its product: a text, a link and a price, shown as the vendor's word once an officer has accepted it. */
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

/** Per what a vendor's price is asked; a year besides the units of prices that were read. */
export const VENDOR_PRICE_UNITS = ['month', 'year', 'package', 'once', 'case', 'invoice', 'message'] as const;
export type VendorPriceUnit = (typeof VENDOR_PRICE_UNITS)[number];

export interface ProductEdit {
  readonly summaryVi: string;
  /** '' where the vendor gave none: the Vietnamese stands for it. */
  readonly summaryEn: string;
  readonly website: string;
  readonly price?: { readonly vnd: number; readonly unit: VendorPriceUnit } | undefined;
}

export type EditRefusal = Refusal<
  | 'platforms.edit.summary'
  | 'platforms.edit.too-long'
  | 'platforms.edit.website'
  | 'platforms.edit.price'
  | 'platforms.edit.price-unit'
>;

const LONGEST = 400;

export function readEdit(
  entered: Readonly<Record<'summaryVi' | 'summaryEn' | 'website' | 'priceVnd' | 'priceUnit', string>>,
): Result<ProductEdit, EditRefusal> {
  const { summaryVi, summaryEn, website } = entered;
  const refusals: EditRefusal[] = [];
  if (summaryVi === '') refusals.push({ code: 'platforms.edit.summary', field: 'summaryVi' });
  if (summaryVi.length > LONGEST) refusals.push({ code: 'platforms.edit.too-long', field: 'summaryVi' });
  if (summaryEn.length > LONGEST) refusals.push({ code: 'platforms.edit.too-long', field: 'summaryEn' });
  if (!isWebAddress(website)) refusals.push({ code: 'platforms.edit.website', field: 'website' });
  const digits = entered.priceVnd.replace(/[\s.,₫đ]/gu, '');
  const vnd = digits === '' ? undefined : /^\d{1,12}$/.test(digits) ? Number(digits) : Number.NaN;
  if (Number.isNaN(vnd)) refusals.push({ code: 'platforms.edit.price', field: 'priceVnd' });
  const unit = VENDOR_PRICE_UNITS.find((each) => each === entered.priceUnit);
  if (vnd !== undefined && unit === undefined) refusals.push({ code: 'platforms.edit.price-unit', field: 'priceUnit' });
  if (refusals.length > 0) return refused(...refusals);
  return accepted({
    ...{ summaryVi, summaryEn, website },
    ...(vnd !== undefined && unit !== undefined && { price: { vnd, unit } }),
  });
}

/** Only what a browser may safely follow: https, a host with a dot, no name and password before it. */
function isWebAddress(text: string): boolean {
  return text.length <= 300 && /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/[^\s"'<>\\]*)?$/i.test(text);
}
