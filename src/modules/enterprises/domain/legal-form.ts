/** The legal form at the front of a firm's name, in full or as people shorten it (`cty tnhh mtv`, `ct cp`, `htx`, `dntn`), and the name without it. */

export type LegalForm =
  | 'llc-one-member'
  | 'llc'
  | 'joint-stock'
  | 'private-enterprise'
  | 'partnership'
  | 'cooperative'
  | 'cooperative-union'
  | 'cooperative-group'
  | 'business-household'
  | 'company';

/** Folded beginnings of names, longest first within each word they share. */
const FORMS: readonly (readonly [string, LegalForm])[] = [
  ...spelled(
    [
      'trach nhiem huu han mot thanh vien',
      'trach nhiem huu han 1 thanh vien',
      'tnhh mot thanh vien',
      'tnhh 1 thanh vien',
      'tnhh mtv',
      'tnhh 1tv',
      'tnhh 1 tv',
      'mtv',
    ],
    'llc-one-member',
  ),
  ...spelled(
    [
      'trach nhiem huu han hai thanh vien tro len',
      'tnhh hai thanh vien tro len',
      'tnhh hai thanh vien',
      'tnhh 2 thanh vien',
      'tnhh 2tv',
      'trach nhiem huu han',
      'tnhh',
    ],
    'llc',
  ),
  ...spelled(['co phan', 'cp'], 'joint-stock'),
  ...spelled(['hop danh', 'hd'], 'partnership'),
  ['doanh nghiep tu nhan', 'private-enterprise'],
  ['dntn', 'private-enterprise'],
  ['lien hiep hop tac xa', 'cooperative-union'],
  ['lien hiep htx', 'cooperative-union'],
  ['hop tac xa', 'cooperative'],
  ['htx', 'cooperative'],
  ['to hop tac', 'cooperative-group'],
  ['tht', 'cooperative-group'],
  ['ho kinh doanh', 'business-household'],
  ['hkd', 'business-household'],
  ['cong ty', 'company'],
  ['cty', 'company'],
];

/** `cong ty tnhh`, `cty tnhh`, `ct tnhh`, and `tnhh` alone where nothing else begins so. */
function spelled(forms: readonly string[], legalForm: LegalForm): (readonly [string, LegalForm])[] {
  return forms.flatMap((form) => {
    const long = ['cong ty', 'cty', 'ct'].map((company) => [`${company} ${form}`, legalForm] as const);
    return form === 'hd' || form === 'cp' ? long : [...long, [form, legalForm] as const];
  });
}

const BY_FIRST_WORD = new Map<string, (readonly [string, LegalForm])[]>();
for (const form of [...FORMS].sort(([a], [b]) => b.length - a.length)) {
  const word = form[0].split(' ')[0] ?? '';
  BY_FIRST_WORD.set(word, [...(BY_FIRST_WORD.get(word) ?? []), form]);
}

export interface NameWithoutForm {
  /** Folded; never empty for a name that has a word: a form that is the whole name stays. */
  readonly key: string;
  readonly legalForm?: LegalForm;
  /** What was taken off the front, folded. */
  readonly prefix: string;
}

const DEPENDENT = ['chi nhanh', 'van phong dai dien', 'dia diem kinh doanh'] as const;

/** `folded` is a text that went through `foldVietnamese`. A branch of a company loses both: `chi nhanh cong ty tnhh an phat` → `an phat`. */
export function withoutLegalForm(folded: string): NameWithoutForm {
  let key = folded;
  for (const words of DEPENDENT) if (key.startsWith(`${words} `)) key = key.slice(words.length + 1);
  const first = key.slice(0, key.indexOf(' ') < 0 ? key.length : key.indexOf(' '));
  for (const [form, legalForm] of BY_FIRST_WORD.get(first) ?? []) {
    if (key.startsWith(`${form} `))
      return {
        key: key.slice(form.length + 1),
        legalForm,
        prefix: folded.slice(0, folded.length - key.length + form.length),
      };
    if (key === form) return { key: folded, legalForm, prefix: '' };
  }
  return { key, prefix: folded.slice(0, folded.length - key.length).trim() };
}
