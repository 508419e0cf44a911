/** Search of places, lines of business and platforms, as people type: with and without marks. */
import { industries, places } from '../../src/app/content.ts';
import type { Row, Section } from '../row.ts';
import { percentile, timeCalls } from '../statistics.ts';

const PLACES = [
  'thanh hoa',
  'Thanh Hóa',
  'Bình Dương',
  'p hac thanh',
  'ba dinh',
  'h',
  'tan phu',
  'Phường Hạc Thành, Thanh Hóa',
  'khong co dau',
];
const TRADES = ['ban do an', 'quán phở', 'may mặc', 'co khi', 'taxi', 'trồng rau', 'xay dung nha'];

export const search: Section = {
  name: 'search',
  sentence: 'search of places and lines of business in memory',
  async run() {
    return [
      ...rows('places', PLACES, (text) => places().searchLocalities(text)),
      ...rows('lines of business', TRADES, (text) => industries().searchIndustries(text)),
    ];
  },
};

function rows(what: string, queries: readonly string[], run: (text: string) => unknown): Row[] {
  const times = timeCalls(1, (index) => run(queries[index % queries.length]!));
  return [
    { what: `${what}, p50`, value: percentile(times, 0.5), unit: 'ms' },
    { what: `${what}, p99`, value: percentile(times, 0.99), unit: 'ms', target: { atMost: 50 } },
  ];
}
