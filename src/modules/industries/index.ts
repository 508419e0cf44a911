/** The door of industries: the national classification of lines of business in its 2018 and 2025 editions, with search in the owner's words. */
export { type LoadedIndustries, loadIndustries } from './content/load-industries.ts';
export type { Classification } from './domain/classification.ts';
export {
  type Edition,
  type Industry,
  industryName,
  type ParsedCode,
  parseIndustryCode,
  type SectorGroup,
} from './domain/industry.ts';
export type { IndustryMatch, IndustrySearchOptions } from './domain/search.ts';
export { type IndustryAnswer, industryMessage, readIndustryAnswer } from './pages/industry-answer.ts';
export { IndustryPicker, type IndustryPickerProps } from './pages/industry-picker.tsx';
