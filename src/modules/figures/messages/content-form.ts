/** Words of the form with which officers mend the words of an indicator. */
import { dictionary } from '../../../foundation/i18n/messages.ts';

export const indicatorFormText = dictionary({
  vi: {
    title: 'Lời của chỉ tiêu',
    name: { vi: 'Tên (tiếng Việt)', en: 'Tên (tiếng Anh)' },
    definition: { vi: 'Định nghĩa (tiếng Việt)', en: 'Định nghĩa (tiếng Anh)' },
    missing: 'Hãy ghi chỗ này.',
  },
  en: {
    title: 'Words of an indicator',
    name: { vi: 'Name (Vietnamese)', en: 'Name (English)' },
    definition: { vi: 'Definition (Vietnamese)', en: 'Definition (English)' },
    missing: 'Fill this in.',
  },
});
