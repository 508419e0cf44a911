/** Which files officers may mend, and what each is about. Words codes, places, trades, roles and the demo are not among them. */
export const CONTENT_KINDS = [
  'framework',
  'price',
  'platform',
  'measure',
  'law',
  'indicator',
  'guide',
  'step',
] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** Folders that hold such files, with the ending of their names. */
export const CONTENT_FOLDERS: readonly (readonly [folder: string, extension: string])[] = [
  ['frameworks', '.json'],
  ['platforms', '.json'],
  ['measures', '.json'],
  ['measures/law', '.json'],
  ['measures/papers', '.json'],
  ['indicators', '.json'],
  ['learning/vi', '.md'],
  ['learning/en', '.md'],
  ['steps', '.json'],
  ['steps/reference', '.json'],
];

const RULES: readonly (readonly [RegExp, ContentKind])[] = [
  [/^frameworks\/[a-z0-9-]+\.json$/, 'framework'],
  [/^platforms\/prices\.json$/, 'price'],
  [/^platforms\/(platforms|public-support|criteria)\.json$/, 'platform'],
  [/^measures\/[a-z0-9-]+\.json$/, 'measure'],
  [/^measures\/(law\/documents|papers\/papers)\.json$/, 'law'],
  [/^indicators\/(indicators|published)\.json$/, 'indicator'],
  [/^learning\/(vi|en)\/[A-Za-z0-9-]+\.md$/, 'guide'],
  [/^steps\/([a-z0-9-]+|reference\/observations)\.json$/, 'step'],
];

/** Files officers may begin; the others are one of a kind and grow by entries. */
const BEGUN: readonly RegExp[] = [
  /^(measures|steps|frameworks)\/[a-z0-9]+(-[a-z0-9]+)*\.json$/,
  /^learning\/(vi|en)\/L\d\d-[a-z0-9]+(-[a-z0-9]+)*\.md$/,
];
/** As long as the database holds. */
const LONGEST_PATH = 80;

/** Whether a file may be made at this path that is not there yet. */
export function mayBegin(path: string): boolean {
  return path.length <= LONGEST_PATH && kindOf(path) !== undefined && BEGUN.some((pattern) => pattern.test(path));
}

/** Undefined for a file officers do not mend. */
export function kindOf(path: string): ContentKind | undefined {
  return RULES.find(([pattern]) => pattern.test(path))?.[1];
}

/** The body as data; undefined for a guide, which is Markdown, and for what is not JSON. */
export function dataOf(path: string, body: string): unknown {
  if (!path.endsWith('.json')) return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** What a form reads: the data of JSON, the text of Markdown. */
export function formDataOf(path: string, body: string): unknown {
  return path.endsWith('.md') ? body : dataOf(path, body);
}

/** Spaces a level in this file, so that a mended file differs only where it was mended. */
export function writeLike(original: string, data: unknown): string {
  if (typeof data === 'string') return data;
  const indent = /\n( +)\S/.exec(original)?.[1]?.length ?? 2;
  return `${JSON.stringify(data, null, indent)}\n`;
}

/** The name a reader knows it by: its title in one language; the file's own name when it has none. */
export function titleOf(path: string, body: string, language: 'vi' | 'en'): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.(json|md)$/, '');
  if (path.endsWith('.md')) return /^title: (.+)$/m.exec(body)?.[1] ?? name;
  const data = dataOf(path, body) as { readonly title?: unknown } | undefined;
  const title = data?.title;
  if (typeof title === 'string') return title;
  const inLanguage = (title as Readonly<Record<string, unknown>> | undefined)?.[language];
  return typeof inLanguage === 'string' ? inLanguage : name;
}

/** The locality whose officers answer for it: a measure's own; everything else is the nation's. */
export function placeOf(path: string, body: string): string {
  const { jurisdiction } = (kindOf(path) === 'measure' ? (dataOf(path, body) ?? {}) : {}) as { jurisdiction?: unknown };
  return typeof jurisdiction === 'string' ? jurisdiction : 'vn';
}

/** Of every text that is there, each place once. */
export function placesOf(path: string, ...bodies: readonly (string | undefined)[]): ReadonlySet<string> {
  return new Set(bodies.flatMap((body) => (body === undefined ? [] : placeOf(path, body))));
}
