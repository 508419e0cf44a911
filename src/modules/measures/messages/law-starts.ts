/** Words of the forms with which an officer begins a legal document or a paper. */
import { dictionary } from '../../../foundation/i18n/messages.ts';

export const lawStartText = dictionary({
  vi: {
    law: 'Văn bản mới',
    lawNote: 'Luật, nghị định, quyết định, nghị quyết mà chính sách dựa vào. Ký văn bản trước, chính sách sau.',
    number: 'Số hiệu',
    numberHint: 'Ví dụ: Nghị quyết HĐND TP Huế 01/2026',
    lawName: { vi: 'Tên đầy đủ (tiếng Việt)', en: 'Tên đầy đủ (tiếng Anh)' },
    paper: 'Giấy tờ mới',
    paperNote: 'Một loại giấy mà hồ sơ hỗ trợ cần, kèm nơi có thể đã giữ sẵn giấy đó.',
    paperCode: 'Mã của giấy tờ',
    paperName: { vi: 'Tên giấy tờ (tiếng Việt)', en: 'Tên giấy tờ (tiếng Anh)' },
    heldBy: { vi: 'Nơi có thể đã giữ (tiếng Việt)', en: 'Nơi có thể đã giữ (tiếng Anh)' },
    errors: {
      number: 'Hãy ghi số hiệu, 3 đến 100 chữ.',
      known: 'Văn bản này đã có trong danh sách.',
      both: 'Ghi cả hai thứ tiếng hoặc để trống cả hai.',
    },
  },
  en: {
    law: 'New legal document',
    lawNote:
      'A law, decree, decision or resolution that measures rest on. Sign the document first, the measure afterwards.',
    number: 'Number',
    numberHint: 'For example: Nghị quyết HĐND TP Huế 01/2026',
    lawName: { vi: 'Full name (Vietnamese)', en: 'Full name (English)' },
    paper: 'New paper',
    paperNote: 'A kind of paper that applications need, and who may hold it already.',
    paperCode: 'Code of the paper',
    paperName: { vi: 'Name of the paper (Vietnamese)', en: 'Name of the paper (English)' },
    heldBy: { vi: 'May already be held by (Vietnamese)', en: 'May already be held by (English)' },
    errors: {
      number: 'Give the number, 3 to 100 letters.',
      known: 'This document is in the list already.',
      both: 'Fill in both languages or neither.',
    },
  },
});
