/** Words of the form for a step of the plan. */
import { dictionary } from '../../../foundation/i18n/messages.ts';

export const stepFormText = dictionary({
  vi: {
    form: 'Lời của việc',
    start: 'Việc mới trong kế hoạch',
    startNote:
      'Chép từ một việc giống nó rồi sửa lời. Việc hợp với ai, mang lại gì thì sửa ở “Sửa cả tệp” sau khi lưu.',
    code: 'Mã của việc',
    codeHint: 'Chữ thường không dấu, số, gạch nối, 3 đến 50 ký tự; không đổi được. Ví dụ: online-booking',
    title: { vi: 'Tên việc (tiếng Việt)', en: 'Tên việc (tiếng Anh)' },
    why: {
      vi: (number: string) => `Lý do ${number} (tiếng Việt)`,
      en: (number: string) => `Lý do ${number} (tiếng Anh)`,
    },
    how: 'Làm thế nào',
    howHint: 'Mỗi dòng một bước đầu tiên, ghi cả hai thứ tiếng.',
    columns: { vi: 'Tiếng Việt', en: 'Tiếng Anh' },
    errors: {
      text: 'Hãy ghi chỗ này.',
      how: 'Hãy ghi ít nhất một bước.',
      code: 'Mã gồm chữ thường không dấu, số, gạch nối; 3 đến 50 ký tự.',
      taken: 'Mã này đã có.',
    },
  },
  en: {
    form: 'Words of the step',
    start: 'New step of the plan',
    startNote:
      'Copy a like one and change its words. Whom it suits and what it brings is changed under “The whole file” once it is saved.',
    code: 'Code of the step',
    codeHint: 'Lower-case letters without marks, digits, hyphens, 3 to 50; never changes. For example: online-booking',
    title: { vi: 'Title (Vietnamese)', en: 'Title (English)' },
    why: { vi: (number) => `Reason ${number} (Vietnamese)`, en: (number) => `Reason ${number} (English)` },
    how: 'How',
    howHint: 'One first move a line, in both languages.',
    columns: { vi: 'Vietnamese', en: 'English' },
    errors: {
      text: 'Fill this in.',
      how: 'Write at least one move.',
      code: 'A code is lower-case letters without marks, digits and hyphens; 3 to 50.',
      taken: 'This code is taken.',
    },
  },
});
