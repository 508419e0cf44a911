/** Dossiers to measure with, from nothing known to a firm that answered everything. */

import { contextAt } from '../../src/app/content.ts';
import type { LocalDate } from '../../src/foundation/clock.ts';
import { dossierFromPlainFacts } from '../../src/modules/enterprises/index.ts';

export const LAW_DAY = '2026-11-22' as LocalDate;

const PLAIN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  empty: {},
  'two facts': { applicantType: 'enterprise', commune: 'vn-2025-c-14797' },
  household: {
    applicantType: 'business-household',
    commune: 'vn-2025-c-14797',
    industry: '5610',
    functionsInUse: ['qr-payment'],
    employeesInsuredAverage: 2,
    revenueVnd: 900_000_000,
    mainGoal: 'sell-more',
  },
  'eight facts': {
    taxCode: '0100109106',
    applicantType: 'enterprise',
    commune: 'vn-2025-c-14797',
    industry: '4722',
    functionsInUse: ['qr-payment', 'invoice-issue', 'token-signing'],
    employeesInsuredAverage: 8,
    revenueVnd: 4_200_000_000,
    foundedOn: '2024-05-10',
  },
  'twenty facts': {
    taxCode: '0100109106',
    applicantType: 'enterprise',
    commune: 'vn-2025-c-14797',
    industry: '2592',
    foundedOn: '2019-03-04',
    operatingStatus: 'active',
    functionsInUse: ['invoice-issue', 'token-signing', 'general-ledger', 'payroll', 'business-email'],
    employeesInsuredAverage: 42,
    revenueVnd: 38_000_000_000,
    capitalVnd: 21_000_000_000,
    womenOwned: true,
    manyFemaleWorkers: false,
    socialEnterprise: false,
    innovativeStartup: false,
    convertedFromHousehold: false,
    chainRole: 'chain-contract',
    registeredActivities: ['digital-transformation'],
    ocopStars: 0,
    certifications: ['iso-9001'],
    mainGoal: 'find-big-buyers',
    monthlyBudgetVnd: 2_000_000,
    hoursPerWeek: 5,
  },
};

export const DOSSIERS = Object.entries(PLAIN).map(([name, facts]) => {
  const dossier = dossierFromPlainFacts(contextAt(LAW_DAY).vocabulary, facts);
  if (!dossier.ok) throw new Error(`${name}: ${JSON.stringify(dossier.refusals)}`);
  return { name, dossier: dossier.value };
});
