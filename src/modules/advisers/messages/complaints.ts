/** Words of complaints about advisers. */
import { dictionary, type TranslationOf } from '../../../foundation/i18n/messages.ts';

const vi = {
  about: (ground: string) => `Khiếu nại: ${ground}`,
  link: 'Khiếu nại về việc tư vấn này',
  notRight: 'Có gì chưa ổn?',
  form: {
    back: 'Yêu cầu này',
    title: 'Khiếu nại về việc tư vấn',
    lead: (name: string) =>
      `Cơ quan cấp tỉnh xem xét. ${name} không giữ và không thấy khiếu nại này. Bạn thấy ngay ai giữ và hẹn ngày nào.`,
    unnamed: 'Tư vấn viên',
    ground: 'Chuyện gì chưa ổn',
    words: 'Kể ngắn gọn việc đã xảy ra',
    wordsHint: 'Ngày nào, ai nói gì hoặc làm gì. Bạn muốn được giải quyết thế nào.',
    send: 'Gửi khiếu nại',
  },
  details: {
    title: 'Khiếu nại về ai, việc gì',
    adviser: 'Tư vấn viên',
    unnamed: 'Đã thôi, không còn tên',
    ground: 'Chuyện chưa ổn',
    request: 'Yêu cầu tư vấn',
    outcome: 'Kết luận',
    outcomes: {
      upheld: 'Có căn cứ',
      'not-upheld': 'Không có căn cứ',
      ended: 'Đóng trước khi có kết luận',
    },
    undecided: 'Chưa có kết luận',
    unseen:
      'Tư vấn viên không giữ và không thấy khiếu nại này. Khi có căn cứ, người ấy chỉ thấy kết luận, không thấy lời của doanh nghiệp.',
  },
  own: {
    title: 'Khiếu nại có căn cứ',
    none: 'Không có.',
    line: (ground: string, day: string) => `${ground}: có căn cứ, ${day}`,
    lead: 'Chỉ hiện kết luận của những khiếu nại có căn cứ.',
  },
  office: {
    title: 'Khiếu nại',
    open: 'Đang xem xét',
    upheld: 'Có căn cứ',
    notUpheld: 'Không có căn cứ',
  },
  errors: {
    'advisers.complaint.ground': 'Chọn một chuyện.',
    'advisers.complaint.words': 'Kể ngắn gọn việc đã xảy ra.',
    'advisers.complaint.too-long': 'Viết ngắn hơn: nhiều nhất 2.000 chữ cái.',
  },
};

const en: TranslationOf<typeof vi> = {
  about: (ground) => `Complaint: ${ground}`,
  link: 'Complain about this advice',
  notRight: 'Is something not right?',
  form: {
    back: 'This request',
    title: 'Complain about the advice',
    lead: (name) =>
      `The province’s office looks into it. ${name} neither holds nor sees this complaint. You see at once who holds it and until when.`,
    unnamed: 'The adviser',
    ground: 'What is not right',
    words: 'Say in short what happened',
    wordsHint: 'On which day, who said or did what. How you want it to be settled.',
    send: 'Send the complaint',
  },
  details: {
    title: 'Whom and what it is about',
    adviser: 'Adviser',
    unnamed: 'Left, the name is gone',
    ground: 'What is not right',
    request: 'Request for advice',
    outcome: 'Outcome',
    outcomes: { upheld: 'Upheld', 'not-upheld': 'Not upheld', ended: 'Closed before it was decided' },
    undecided: 'Not decided yet',
    unseen:
      'The adviser neither holds nor sees this complaint. Where it is upheld they see the outcome alone, never the words of the firm.',
  },
  own: {
    title: 'Complaints upheld',
    none: 'None.',
    line: (ground, day) => `${ground}: upheld, ${day}`,
    lead: 'Only the outcome of complaints that were upheld is shown.',
  },
  office: { title: 'Complaints', open: 'Being looked into', upheld: 'Upheld', notUpheld: 'Not upheld' },
  errors: {
    'advisers.complaint.ground': 'Choose one.',
    'advisers.complaint.words': 'Say in short what happened.',
    'advisers.complaint.too-long': 'Write less: 2,000 characters at most.',
  },
};

export const complaintText = dictionary({ vi, en });
