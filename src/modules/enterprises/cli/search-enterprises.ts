/** `cau-so search enterprises "…"`: firms of the register by name in any spelling or by the beginning of a tax code. */
import { parseOptions } from '../../../foundation/cli/parse-options.ts';
import type { Verb } from '../../../foundation/cli/verb.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { parseIndustryCode } from '../../industries/index.ts';
import type { RegisterRecord } from '../domain/register-record.ts';
import { formatTaxCode, isPersonalTaxCode } from '../domain/tax-code.ts';
import { listUnplaced, searchRegister } from '../store/register.read.ts';

const HELP = `Usage: cau-so search enterprises [TEXT] [--province ID] [--commune ID] [--industry CODE] [--limit N] [--unplaced]

  TEXT        a name with or without marks, legal forms as people shorten them (cty tnhh mtv, ct cp, htx, dntn), or the beginning of a tax code
  --province, --commune   versioned ids, e.g. vn-2025-38, vn-2025-c-14797
  --industry  beginning of a VSIC code, e.g. 47, G47 or 4711
  --limit     1 to 100; 20 when left out
  --unplaced  firms whose commune nobody could tell, with the communes among which a person chooses

  cau-so search enterprises "co khi an phat"
gives one line a firm, the likeliest first:
  {"taxCode":"9900079198","name":"Công ty TNHH Cơ khí An Phát Thử nghiệm","status":"active","commune":"vn-2025-c-14797","industry":"2025:2592","asOf":"2026-06-01"}

A person's own tax code is masked and found only when typed in full.
Exit code: 0, 2 usage.`;

export interface SearchVerbDeps {
  readonly withDatabase: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** Whether the classification knows `4711`, `C10`. */
  readonly isIndustry: (code: string) => boolean;
}

export function searchVerb({ withDatabase, isIndustry }: SearchVerbDeps): Verb {
  return {
    name: 'search',
    summary: 'Find firms of the register',
    help: HELP,
    async run([what, ...rest], io) {
      const text = rest[0] === undefined || rest[0].startsWith('--') ? '' : rest[0];
      const id = (value: string) => (/^vn(?:-[a-z0-9]+)+$/.test(value) ? undefined : 'not a versioned id');
      const options = parseOptions(text === '' ? rest : rest.slice(1), {
        province: { type: 'text', check: id },
        commune: { type: 'text', check: id },
        industry: {
          type: 'text',
          check: (text) => {
            const parsed = parseIndustryCode(text);
            if (parsed === undefined || !/^\d/.test(parsed.code)) return 'not the beginning of a code';
            return parsed.section === undefined || isIndustry(text)
              ? undefined
              : 'the letter is not the section of the digits';
          },
        },
        limit: {
          type: 'text',
          check: (count) => (/^([1-9]\d?|100)$/.test(count) ? undefined : 'not a whole number from 1 to 100'),
        },
        unplaced: { type: 'flag' },
      });
      if (what !== 'enterprises' || !options.ok) {
        if (!options.ok) for (const { details } of options.refusals) io.err(details.reason);
        io.err(HELP);
        return 2;
      }
      const { province, commune, limit = '20', unplaced } = options.value;
      const industry = parseIndustryCode(options.value.industry ?? '')?.code;
      const scope = { ...(province && { province }), limit: Number(limit) };
      const found = await withDatabase((db) =>
        unplaced
          ? listUnplaced(db, scope)
          : searchRegister(db, { text, ...scope, ...(commune && { commune }), ...(industry && { industry }) }),
      );
      for (const record of found) io.out(JSON.stringify(shown(record)));
      return 0;
    },
  };
}

function shown(record: RegisterRecord) {
  const { taxCode, industryCode, industryEdition } = record;
  return {
    taxCode: formatTaxCode(taxCode),
    name: isPersonalTaxCode(taxCode) ? null : record.name,
    status: record.operatingStatus ?? null,
    commune: record.communeId ?? null,
    ...(record.communeId === undefined && {
      place: record.placeText ?? null,
      candidates: record.placeCandidates ?? [],
    }),
    industry: industryCode === undefined ? null : `${industryEdition}:${industryCode}`,
    asOf: record.asOf,
  };
}
