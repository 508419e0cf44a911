/** Words of the form with which an officer begins a criterion of the programme's list. */
import { dictionary } from '../../../foundation/i18n/messages.ts';

export const criterionStartText = dictionary({
  vi: {
    title: 'Tiêu chí chọn nền tảng mới',
    note: 'Thêm một tiêu chí vào danh sách chương trình. Những lần chọn trước giữ nguyên bản tiêu chí đã dùng.',
    code: 'Mã của tiêu chí',
    codeHint: 'Chữ thường không dấu và gạch nối. Ví dụ: data-export',
    label: { vi: 'Tên (tiếng Việt)', en: 'Tên (tiếng Anh)' },
    asks: { vi: 'Tiêu chí hỏi gì (tiếng Việt)', en: 'Tiêu chí hỏi gì (tiếng Anh)' },
    required: 'Bắt buộc phải đạt?',
    requiredHint: 'Sản phẩm không đạt tiêu chí bắt buộc thì không được đưa vào danh sách.',
    yes: 'Bắt buộc',
    no: 'Không bắt buộc',
    errors: {
      text: 'Hãy ghi chỗ này.',
      code: 'Mã gồm chữ thường không dấu và gạch nối, 2 đến 40 ký tự.',
      taken: 'Mã này đã có.',
      choose: 'Hãy chọn.',
    },
  },
  en: {
    title: 'New criterion for choosing platforms',
    note: 'One criterion more for the programme’s list. Earlier choices keep the criteria they were made by.',
    code: 'Code of the criterion',
    codeHint: 'Lower-case letters without marks and hyphens. For example: data-export',
    label: { vi: 'Name (Vietnamese)', en: 'Name (English)' },
    asks: { vi: 'What it asks (Vietnamese)', en: 'What it asks (English)' },
    required: 'Must it be met?',
    requiredHint: 'A product that does not meet a required criterion is not put on the list.',
    yes: 'Required',
    no: 'Not required',
    errors: {
      text: 'Fill this in.',
      code: 'A code is lower-case letters without marks and hyphens, 2 to 40.',
      taken: 'This code is taken.',
      choose: 'Choose one.',
    },
  },
});
