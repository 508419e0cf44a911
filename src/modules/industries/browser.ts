/** The door for what also runs in a browser: reading a code needs no catalogue. */
export { codesMeant, parseIndustryCode } from './domain/industry.ts';
