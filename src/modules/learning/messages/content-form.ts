/** Words of the form with which officers mend a guide. */
import { dictionary } from '../../../foundation/i18n/messages.ts';

export const guideFormText = dictionary({
  vi: {
    form: 'Bài hướng dẫn',
    title: 'Tên bài',
    summary: 'Tóm tắt, một câu',
    minutes: 'Đọc mất mấy phút',
    reviewedOn: 'Ngày xem lại',
    validUntil: 'Dùng được đến',
    dayHint: 'Năm-tháng-ngày, ví dụ 2026-11-21',
    body: 'Nội dung',
    bodyHint: 'Dòng bắt đầu bằng ## là một mục. Dòng bắt đầu bằng - là một ý. Chữ đậm đặt giữa hai dấu **.',
    errors: {
      text: 'Hãy ghi chỗ này, trên một dòng.',
      minutes: 'Ghi số phút, từ 1 đến 120.',
      day: 'Ghi ngày dạng năm-tháng-ngày, ví dụ 2026-11-21.',
      order: 'Ngày hết dùng phải sau ngày xem lại.',
      body: 'Hãy ghi nội dung, có ít nhất một mục bắt đầu bằng ##.',
    },
  },
  en: {
    form: 'The guide',
    title: 'Title',
    summary: 'Summary, one sentence',
    minutes: 'Minutes to read',
    reviewedOn: 'Reviewed on',
    validUntil: 'Good until',
    dayHint: 'Year-month-day, for example 2026-11-21',
    body: 'Text',
    bodyHint: 'A line that begins with ## is a section, one with - a point. Bold stands between two **.',
    errors: {
      text: 'Fill this in, on one line.',
      minutes: 'Write the minutes, from 1 to 120.',
      day: 'Write the day as year-month-day, for example 2026-11-21.',
      order: 'It must be good until after its review.',
      body: 'Write the text, with at least one section that begins with ##.',
    },
  },
});
