/** The result beside like firms: which firms, how many, and section by section; or why nobody is compared with. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import { DataTable, Section } from '../../../ui/index.ts';
import { type Benchmark, FEWEST_PEERS, type PeerGroup } from '../domain/benchmark.ts';
import { assessmentText } from '../messages/index.ts';
import type { ResultPageProps } from './result-view.ts';

export function ResultBenchmark(props: ResultPageProps) {
  const { language, benchmark } = props;
  if (benchmark === undefined) return null;
  const text = assessmentText(language).result.benchmark;
  return (
    <Section title={text.title} id="benchmark">
      {benchmark.kind === 'too-few' ? (
        <p>{text.tooFew(formatNumber(FEWEST_PEERS, language))}</p>
      ) : (
        <Compared {...props} benchmark={benchmark} />
      )}
    </Section>
  );
}

function Compared(props: ResultPageProps & { readonly benchmark: Extract<Benchmark, { kind: 'compared' }> }) {
  const { language, compiled, benchmark } = props;
  const text = assessmentText(language).result.benchmark;
  const nameOf = (code: string) =>
    compiled.framework.sections.find((each) => each.code === code)?.name[language] ?? code;
  const share = (percent: number) => `${formatNumber(percent, language)}%`;
  const firms = formatNumber(benchmark.firms, language);
  return (
    <>
      <p>
        {(benchmark.isLatestOnly ? text.latest : text.group)(firms, groupInWords(props, benchmark.group))}{' '}
        <b>{text.above(benchmark.above, benchmark.sections.length)}</b>
      </p>
      <DataTable
        language={language}
        caption={text.caption}
        columns={[
          { label: text.part },
          { label: text.own, numeric: true },
          { label: text.middle, numeric: true },
          { label: text.half, numeric: true },
        ]}
        rows={benchmark.sections.map(({ code, own, low, middle, high }) => [
          nameOf(code),
          share(own),
          share(middle),
          low === high ? share(low) : text.range(share(low), share(high)),
        ])}
      />
      <p class="src">{text.note(formatNumber(FEWEST_PEERS, language))}</p>
    </>
  );
}

function groupInWords(
  { language, peerNames }: ResultPageProps,
  { sectorGroup, sizeClass, provinceId }: PeerGroup,
): string {
  const text = assessmentText(language).result.benchmark;
  if (sectorGroup === undefined) return text.everybody;
  const named = [
    peerNames.code('sectorGroup', sectorGroup),
    ...(sizeClass === undefined ? [] : [peerNames.code('sizeClass', sizeClass)]),
    ...(provinceId === undefined ? [] : [peerNames.place(provinceId)]),
  ];
  return named.join(', ');
}
