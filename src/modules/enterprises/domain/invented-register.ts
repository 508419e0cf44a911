/** A register of invented firms: the same seed gives the same file everywhere. Every name says "Thử nghiệm"; tax codes lie in area 99, which no office issues. */
import { checkDigitOf } from './tax-code.ts';

export interface InventedPlaces {
  /** Written places with how they read in a register: commune, district or '', province. */
  readonly communes: readonly (readonly [string, string, string])[];
  /** Four-digit classes of the 2025 edition. */
  readonly industries: readonly string[];
}

const HEADINGS =
  'Mã số thuế,Tên doanh nghiệp,Xã/phường,Quận/huyện,Tỉnh/thành phố,Mã ngành chính,Ngày thành lập,Tình trạng hoạt động,Số lao động đóng BHXH,Doanh thu,Vốn,Năm phát sinh thuế gần nhất';

const FORMS = [
  ['Công ty TNHH', 46],
  ['Công ty TNHH Một thành viên', 24],
  ['Công ty Cổ phần', 18],
  ['Doanh nghiệp tư nhân', 4],
  ['Hợp tác xã', 3],
  ['Hộ kinh doanh', 5],
] as const;
const TRADES =
  'Thương mại,Dịch vụ,Xây dựng,Sản xuất,Cơ khí,Dệt may,Nông sản,Thủy sản,Vận tải,Nội thất,Bao bì,In ấn,Điện tử,Phần mềm,Du lịch,Thực phẩm,Dược phẩm,Giáo dục,Quảng cáo,Môi trường,Chế biến gỗ,Vật liệu,Nhựa,Giày da,Thiết bị,Năng lượng,Logistics,Tư vấn,Kế toán,Viễn thông'.split(
    ',',
  );
const SYLLABLES =
  'An,Ân,Bảo,Bình,Cát,Châu,Công,Cường,Dũng,Duy,Đại,Đăng,Đạt,Đông,Đức,Gia,Giang,Hà,Hải,Hạnh,Hiếu,Hòa,Hoàng,Hồng,Hưng,Huy,Khải,Khánh,Khoa,Kiên,Kim,Kỳ,Lâm,Lan,Linh,Lộc,Long,Lương,Mai,Minh,Mỹ,Nam,Nghĩa,Ngọc,Nguyên,Nhân,Nhật,Ninh,Phát,Phong,Phú,Phúc,Phương,Quân,Quang,Quốc,Quý,Sơn,Tâm,Tân,Tài,Thái,Thành,Thắng,Thiên,Thịnh,Thu,Thủy,Tiến,Tín,Toàn,Trí,Trung,Trường,Tuấn,Tùng,Vạn,Việt,Vinh,Vũ,Vượng,Xuân,Yên,Ý'.split(
    ',',
  );
const STATUSES = [
  ['Đang hoạt động', 82],
  ['Tạm ngừng hoạt động', 7],
  ['Không hoạt động tại địa chỉ đăng ký', 5],
  ['Ngừng hoạt động', 3],
  ['Đã đóng mã số thuế', 3],
] as const;

/** The file line by line, headings first, without line ends. `today` bounds the founding dates. */
export function* inventedRegister(
  count: number,
  seed: number,
  places: InventedPlaces,
  lastYear: number,
): Generator<string> {
  yield HEADINGS;
  for (let index = 0; index < count; index += 1) yield inventedFirm(index, seed, places, lastYear);
}

function inventedFirm(index: number, seed: number, { communes, industries }: InventedPlaces, lastYear: number): string {
  const chance = chanceOf(seed, index);
  const number = String(index + 1).padStart(6, '0');
  const brand = `${pick(SYLLABLES, skewed(chance))} ${pick(SYLLABLES, chance())}`;
  const name = `${weighted(FORMS, chance())} ${pick(TRADES, skewed(chance))} ${brand} Thử nghiệm ${number}`;
  const [commune, district, province] = communes[Math.floor(chance() * communes.length)] ?? ['', '', ''];
  const employees = Math.floor(400 ** chance()) - 1;
  const revenue = chance() < 0.85 ? String(Math.floor((employees + 1) * (100 + 900 * chance())) * 1_000_000) : '';
  const capital = chance() < 0.6 ? String(Math.floor((employees + 1) * (50 + 400 * chance())) * 1_000_000) : '';
  const [dayOfMonth, month] = [1 + Math.floor(28 * chance()), 1 + Math.floor(12 * chance())];
  const founded = lastYear - Math.floor(25 * chance() ** 2);
  const industry = pick(industries, skewed(chance));
  const status = weighted(STATUSES, chance());
  return [
    inventedTaxCode(index),
    name,
    commune,
    district,
    province,
    industry,
    `${two(dayOfMonth)}/${two(month)}/${founded}`,
    status,
    chance() < 0.7 ? String(employees) : '',
    revenue,
    capital,
    inventedTaxYear(status, founded, lastYear, chance),
  ].join(',');
}

/** Most firms at work had tax last year, the others the year before; those that stopped earlier; and some years nobody wrote down. */
function inventedTaxYear(status: string, founded: number, lastYear: number, chance: () => number): string {
  const [written, back] = [chance() < 0.9, chance()];
  const since = status !== STATUSES[0][0] ? 1 + Math.floor(4 * back) : back < 0.75 ? 0 : 1;
  return written && lastYear - since >= founded ? String(lastYear - since) : '';
}

/** Numbers of area 99 are seven digits; every firm has nine of its own to find one with a check digit among. */
const SERIALS = 9_999_991;
export const MOST_INVENTED_FIRMS = 1_100_000;

/** Ten digits with a right check digit, different for each firm and in no order. */
export function inventedTaxCode(index: number): string {
  for (let serial = 1 + index * 9; ; serial += 1) {
    const nine = `99${String((serial * 7919) % SERIALS).padStart(7, '0')}`;
    const check = checkDigitOf(nine);
    if (check !== undefined) return `${nine}${check}`;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');
const pick = <T>(choices: readonly T[], at: number): T => choices[Math.floor(at * choices.length)]!;
/** Some words are common, most are rare, as in real names. */
const skewed = (chance: () => number): number => chance() ** 2;

function weighted<T>(choices: readonly (readonly [T, number])[], at: number): T {
  let rest = at * 100;
  for (const [choice, weight] of choices) {
    rest -= weight;
    if (rest < 0) return choice;
  }
  return choices[0]![0];
}

/** Mulberry32, a stream of its own for each firm: more firms leave the first ones as they were. */
function chanceOf(seed: number, index: number): () => number {
  let state = (Math.imul(seed, 2_654_435_761) ^ Math.imul(index + 1, 40_503)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
