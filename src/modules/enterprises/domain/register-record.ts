/** One firm as an authority's register has it, and what of it counts as a verified fact. The register is a source on read: it writes nothing into a dossier. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { FactValue } from '../../conditions/index.ts';
import type { Fact } from './fact.ts';
import type { LegalForm } from './legal-form.ts';
import { isPersonalTaxCode } from './tax-code.ts';

/** What a line of a file says, read and checked. */
export interface RegisterRow {
  readonly taxCode: string;
  readonly name: string;
  /** Folded, without the legal form. */
  readonly nameKey: string;
  readonly legalForm?: LegalForm;
  /** In force; absent while it is not known for sure. */
  readonly communeId?: string;
  readonly provinceId?: string;
  /** As written, when no commune in force could be told. */
  readonly placeText?: string;
  /** Communes in force among which a person chooses: the old one was divided. */
  readonly placeCandidates?: readonly string[];
  readonly industryCode?: string;
  readonly industryEdition?: '2018' | '2025';
  readonly foundedOn?: LocalDate;
  readonly operatingStatus?: string;
  /** Thông tư 90/2026/TT-BTC annex I. */
  readonly taxStatus?: string;
  /** The latest year in which tax arose, as the tax office says it; absent where the file does not. */
  readonly taxArisenYear?: number;
  readonly employeesInsured?: number;
  readonly revenueVnd?: number;
  readonly capitalVnd?: number;
}

export interface RegisterRecord extends RegisterRow {
  /** The day the register reads so. */
  readonly asOf: LocalDate;
  readonly importId: string;
  readonly recordedAt: Instant;
}

const APPLICANT: Readonly<Record<LegalForm, string>> = {
  'llc-one-member': 'enterprise',
  llc: 'enterprise',
  'joint-stock': 'enterprise',
  'private-enterprise': 'enterprise',
  partnership: 'enterprise',
  company: 'enterprise',
  cooperative: 'cooperative',
  'cooperative-union': 'cooperative',
  'cooperative-group': 'cooperative',
  'business-household': 'business-household',
};

/** Verified facts with the import as their source. A divided or unknown commune gives no commune: the owner is asked. */
export function factsOfRegister(record: RegisterRecord): Fact[] {
  const values: Readonly<Record<string, FactValue | undefined>> = {
    taxCode: record.taxCode,
    applicantType: record.legalForm && APPLICANT[record.legalForm],
    commune: record.communeId,
    province: record.provinceId,
    industry: record.industryCode && `${record.industryEdition}:${record.industryCode}`,
    foundedOn: record.foundedOn,
    operatingStatus: record.operatingStatus,
    employeesInsuredAverage: record.employeesInsured,
    revenueVnd: record.revenueVnd,
    capitalVnd: record.capitalVnd,
  };
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [
          {
            id: `${record.importId}.${key}`,
            key,
            item: '',
            said: 'value' as const,
            value,
            validFrom: record.asOf,
            recordedAt: record.recordedAt,
            grade: 'verified' as const,
            source: { kind: 'register' as const, ref: record.importId },
          },
        ],
  );
}

/** What anybody may see who types a tax code in full. */
export interface PublicRecord {
  readonly taxCode: string;
  /** Absent behind a person's own tax code: it is the owner's name. */
  readonly name?: string;
  readonly operatingStatus?: string;
  readonly communeId?: string;
  readonly provinceId?: string;
  readonly industry?: string;
  readonly asOf: LocalDate;
}

export function publicRecord(record: RegisterRecord): PublicRecord {
  const { taxCode, operatingStatus, communeId, provinceId, industryCode, industryEdition, asOf } = record;
  return {
    taxCode,
    ...(!isPersonalTaxCode(taxCode) && { name: record.name }),
    ...(operatingStatus !== undefined && { operatingStatus }),
    ...(communeId !== undefined && { communeId }),
    ...(provinceId !== undefined && { provinceId }),
    ...(industryCode !== undefined && { industry: `${industryEdition}:${industryCode}` }),
    asOf,
  };
}
