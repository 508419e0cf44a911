/** What the checks of all content say, in Vietnamese: each English sentence of a loader or a schema with the names it holds. */
import type { Language } from '../../../foundation/i18n/language.ts';

type Sentence = readonly [RegExp, (...names: string[]) => string];

/** What a name is the name of, as loaders call it. */
const THINGS: Readonly<Record<string, string>> = {
  fact: 'thông tin',
  paper: 'giấy tờ',
  document: 'văn bản',
  successor: 'chính sách thay thế',
  platform: 'nền tảng',
  section: 'nhóm ngành cấp 1',
  framework: 'bộ chỉ số',
  step: 'việc',
  function: 'chức năng',
  figure: 'số liệu tham khảo',
  pillar: 'trụ cột',
  goal: 'mục tiêu',
  unit: 'đơn vị tính',
  indicator: 'chỉ tiêu',
  event: 'loại sự kiện',
  source: 'nguồn',
};

const VIETNAMESE: readonly Sentence[] = [
  [
    /^event (.+) counts by dossier$/,
    (type) => `sự kiện “${type}” đếm theo hồ sơ, không đếm cùng doanh nghiệp trong sổ`,
  ],
  [/^event (.+) counts by record$/, (type) => `sự kiện “${type}” đếm theo doanh nghiệp trong sổ, không đếm cùng hồ sơ`],
  [/^event (.+) does not say (.+)$/, (type, field) => `sự kiện “${type}” không ghi “${field}”`],
  [/^(.+) still names it$/, (name) => `“${name}” còn dùng chỉ tiêu này`],
  [/^unknown code (.+) of (.+)$/, (code, fact) => `“${code}” không phải giá trị của “${fact}”`],
  [/^unknown (\w+) (.+)$/, (thing, name) => `không có ${THINGS[thing] ?? 'mục'} “${name}”`],
  [/^unknown (.+)$/, (name) => `không có “${name}”`],
  [/^calls itself (.+)$/, (name) => `mã “${name}” khác tên tệp`],
  [/^(?:criterion )?(.+?) (?:is defined|appears) twice$/, (name) => `“${name}” có hai lần`],
  [/^differs from the other language: (.+)$/, (name) => `khác bản tiếng kia, ở đó là “${name}”`],
  [/^give it once$/, () => 'phải có đúng một lần'],
  [/^is no whole number$/, () => 'phải là số nguyên'],
  [/^no ## heading$/, () => 'bài phải có ít nhất một đề mục (dòng bắt đầu bằng ##)'],
  [/^is not lower-case words and hyphens$/, () => 'chỉ dùng chữ thường không dấu, số và gạch nối'],
  [/^the file must begin with --- lines$/, () => 'tệp phải bắt đầu bằng phần đầu nằm giữa hai dòng ---'],
  [/^not "key: value": (.*)$/, (line) => `dòng này không có dạng “tên: giá trị”: ${line}`],
  [
    /^not "document \| day or - \| how far it was read": (.*)$/,
    (line) => `dòng này không có dạng “văn bản | ngày hoặc - | đã đọc đến đâu”: ${line}`,
  ],
  [/^not "day \| reason": (.*)$/, (line) => `dòng này không có dạng “ngày | lý do”: ${line}`],
  [/^is not a day yyyy-mm-dd$/, () => 'không phải ngày dạng năm-tháng-ngày'],
  [/^ends before it starts$/, () => 'ngày hết trước ngày bắt đầu'],
  [/^ends below its start$/, () => 'giá cao nhất nhỏ hơn giá thấp nhất'],
  [/^a rate says whether it is a ceiling$/, () => 'có tỷ lệ thì phải ghi là mức đúng hay mức trần (rateIs)'],
  [/^a cap or a flat sum, not both$/, () => 'ghi mức tối đa hoặc số tiền cố định, không ghi cả hai'],
  [/^a term says how many years$/, () => 'tính theo kỳ thì phải ghi số năm, còn lại thì không'],
  [/^a required criterion is none of the criteria$/, () => 'tiêu chí bắt buộc không có trong danh sách tiêu chí'],
  [/^exactly one framework is the default$/, () => 'phải có đúng một bộ chỉ số mặc định'],
  [/^either option or above$/, () => 'ghi lựa chọn hoặc ngưỡng, không ghi cả hai'],
  [/^others than a whole it is not held against$/, () => 'mẫu số được so phải nằm trong các mẫu số đã khai'],
  [
    /^a stage is an indicator, a stock, or says what is missing$/,
    () => 'một chặng là một chỉ tiêu, một số tồn, hoặc nói còn thiếu gì',
  ],
  [/^is its own prerequisite$/, () => 'việc này cần chính nó làm trước'],
  [
    /^(?:criterion )?(.+): options reach (.+), max says (.+)$/,
    (name, sum, max) => `tiêu chí ${name}: các lựa chọn cộng đến ${sum}, điểm tối đa ghi ${max}`,
  ],
  [
    /^section (.+): criteria reach (.+), max says (.+)$/,
    (name, sum, max) => `trụ cột ${name}: các tiêu chí cộng đến ${sum}, điểm tối đa ghi ${max}`,
  ],
  [/^(.+) has no options$/, (name) => `tiêu chí ${name} chưa có lựa chọn`],
  [/^(.+) lacks its two numbers$/, (name) => `tiêu chí ${name} thiếu tử số hoặc mẫu số`],
  [/^pillar bands do not ascend$/, () => 'bảng mức của trụ cột phải tăng dần'],
  [/^levels do not ascend$/, () => 'các mức phải tăng dần'],
  [/^sector criteria not found$/, () => 'không thấy tiêu chí chọn ngành hoặc tiêu chí công cụ'],
  [
    /^sector (.+) is called complete but its tools weigh (.+), not (.+)$/,
    (name, sum, max) => `ngành ${name} ghi là đủ công cụ nhưng trọng số cộng lại ${sum}, không phải ${max}`,
  ],
  [/^`some` inside an item$/, () => 'điều kiện “some” không được nằm trong một mục'],
  [/^(.+) has one value, not many$/, (name) => `“${name}” chỉ có một giá trị, không dùng “some”`],
  [/^(.+) has many values: ask with `some`$/, (name) => `“${name}” có nhiều giá trị: hỏi bằng “some”`],
  [/^`(.*)` does not fit (.+) \((.+)\)$/, (operator, fact) => `phép “${operator}” không dùng được với “${fact}”`],
  [/^(.+) is no value of (.+) \((.+)\)$/, (value, fact) => `${value} không phải giá trị của “${fact}”`],
  [/^more than (\d+) nodes$/, (most) => `điều kiện dài quá ${most} ý`],
  [/^nested deeper than (\d+)$/, (most) => `điều kiện lồng nhau quá ${most} tầng`],
  [/^is not a condition$/, () => 'không phải một điều kiện'],
  [/^needs one of (.+)$/, (names) => `phải có một trong: ${names}`],
  [/^has (.+) at once$/, (names) => `chỉ được có một trong: ${names.replaceAll(' and ', ', ')}`],
  // What the library of schemas says where a condition is read.
  [/^Invalid input/, () => 'thiếu hoặc sai kiểu'],
  [/^Invalid option/, () => 'không nằm trong các giá trị cho phép'],
  [/^Invalid (?:string|URL|key|element)/, () => 'viết sai dạng'],
  [/^Too small/, () => 'quá ngắn hoặc quá nhỏ'],
  [/^Too big/, () => 'quá dài hoặc quá lớn'],
  [/^Unrecognized keys?: (.+)$/, (names) => `có mục không thuộc khuôn: ${names.replaceAll('"', '')}`],
];

/** Undefined for a sentence nobody has translated yet. */
export function issueSentence(message: string, language: Language): string | undefined {
  if (language === 'en') return message;
  for (const [pattern, words] of VIETNAMESE) {
    const found = pattern.exec(message);
    if (found) return words(...found.slice(1));
  }
  return undefined;
}
