/** The vocabulary as officers read it: labels written to an owner ("Bạn là ai") become names of facts about a firm. */
import type { FactDefinition, Vocabulary } from '../../conditions/index.ts';

const LABELS: Readonly<Record<string, FactDefinition['label']>> = {
  applicantType: { vi: 'Loại hình', en: 'Kind of business' },
  mainGoal: { vi: 'Điều chủ doanh nghiệp muốn nhất', en: 'What the owner wants most' },
  monthlyBudgetVnd: { vi: 'Tiền chi được mỗi tháng', en: 'Monthly budget' },
  hoursPerWeek: { vi: 'Thời gian dành được mỗi tuần', en: 'Hours a week it can spare' },
  functionsInUse: { vi: 'Việc đang làm bằng công cụ số', en: 'Work done with digital tools' },
  processes: { vi: 'Công đoạn làm được', en: 'Processes it can do' },
};

const worded = new WeakMap<Vocabulary, Vocabulary>();

/** The same object for the same vocabulary. */
export function officersVocabulary(vocabulary: Vocabulary): Vocabulary {
  const known = worded.get(vocabulary);
  if (known !== undefined) return known;
  const facts = Object.fromEntries(
    Object.entries(vocabulary.facts).map(([key, fact]) => {
      const label = LABELS[key];
      return [key, label === undefined ? fact : { ...fact, label }];
    }),
  );
  const made: Vocabulary = { ...vocabulary, facts };
  worded.set(vocabulary, made);
  return made;
}
