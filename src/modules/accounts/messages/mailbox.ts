/** The words of a mailbox that refuses letters. */
import { dictionary } from '../../../foundation/i18n/messages.ts';

export const mailboxText = dictionary({
  vi: {
    title: (email: string) => `Thư gửi tới ${email} không tới nơi`,
    text: (since: string) =>
      `Máy chủ của hộp thư báo không có địa chỉ này, từ ngày ${since}. Chúng tôi ngừng gửi thư tới đó; mọi tin vẫn hiện ở trang Thông báo.`,
    tryAgain: 'Hộp thư đã dùng được, gửi thử một thư',
    tried: 'Đã gửi thử. Nếu thư lại không tới, dòng báo này hiện lại.',
    letter: {
      subject: 'Cầu Số: thư thử',
      text: 'Bạn đọc được thư này, vậy hộp thư của bạn đã nhận thư trở lại. Không cần làm gì thêm.\n',
    },
  },
  en: {
    title: (email: string) => `Letters to ${email} do not arrive`,
    text: (since: string) =>
      `The server of the mailbox says there is no such address, since ${since}. We write there no more; all news still stands on your notices page.`,
    tryAgain: 'The mailbox works again, send a test letter',
    tried: 'A test letter has left. Should it come back too, this note returns.',
    letter: {
      subject: 'Cầu Số: a test letter',
      text: 'You can read this letter, so your mailbox takes letters again. There is nothing more to do.\n',
    },
  },
});
