/** The words of taking one's data along and of being erased. */
import { dictionary } from '../../../foundation/i18n/messages.ts';

export const ownDataText = dictionary({
  vi: {
    title: 'Dữ liệu và xóa tài khoản',
    link: 'Tải dữ liệu, xóa tài khoản',
    copy: 'Tải dữ liệu của tôi',
    copyText:
      'Một tệp JSON gồm mọi thứ gắn với tài khoản: tên, thư, vai, phiên đăng nhập, hồ sơ doanh nghiệp bạn nhận.',
    download: 'Tải về máy',
    fileName: 'tai-khoan-cua-toi.json',
    erase: 'Xóa tài khoản',
    eraseText: (days: number) => `Bạn có ${days} ngày để nghĩ lại. Hết hạn đó tài khoản bị xóa và không lấy lại được.`,
    goes: 'Sẽ xóa',
    goesItems: [
      'Tên, hộp thư, mọi cách đăng nhập, mọi phiên',
      'Thông báo, lời mời gửi tới hộp thư của bạn',
      'Mọi vai bạn đang giữ và mọi ủy quyền bạn đã nhận',
    ],
    stays: 'Còn lại',
    staysText:
      'Sổ cái và quyết định bạn đã ký giữ một mã số không còn gắn với ai: số liệu đã đếm và việc đã xét không đổi.',
    firms: 'Hồ sơ doanh nghiệp bạn đã nhận',
    firmsErase: 'Xóa luôn',
    firmsEraseDetail: 'Câu trả lời, kế hoạch, bài tự đánh giá và mọi đường dẫn riêng',
    firmsRelease: 'Giữ lại, chỉ bỏ tên tôi',
    firmsReleaseDetail: 'Ai có đường dẫn riêng vẫn mở được; tự xóa sau 180 ngày không dùng',
    ask: 'Xóa tài khoản của tôi',
    waiting: (date: string) => `Tài khoản sẽ bị xóa ngày ${date}.`,
    waitingText: 'Đến lúc đó bạn vẫn dùng bình thường. Đổi ý thì bấm nút dưới đây.',
    keep: 'Giữ tài khoản',
    kept: 'Tài khoản được giữ lại.',
    law: 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Nghị định 356/2025/NĐ-CP: trả lời yêu cầu trong 2 ngày làm việc; thời hạn thực hiện từ 10 đến 20 ngày tùy quyền.',
    uncertain: 'Thời hạn chính xác cho quyền xóa còn chờ kiểm lại văn bản; ở đây làm nhanh hơn mức ngắn nhất.',
    letter: {
      subject: 'Yêu cầu xóa tài khoản Cầu Số',
      text: (date: string, address: string) =>
        `Có yêu cầu xóa tài khoản của bạn. Tài khoản sẽ bị xóa ngày ${date}.\n\nNếu không phải bạn, hoặc bạn đổi ý, mở ${address} và bấm "Giữ tài khoản", rồi đăng xuất mọi nơi.`,
    },
  },
  en: {
    title: 'Your data, and deleting the account',
    link: 'Download your data, delete the account',
    copy: 'Download my data',
    copyText:
      'One JSON file with all that is tied to the account: name, mailbox, roles, sessions, the files of firms you hold.',
    download: 'Download',
    fileName: 'my-account.json',
    erase: 'Delete the account',
    eraseText: (days: number) =>
      `You have ${days} days to think again. Then the account is deleted and cannot be brought back.`,
    goes: 'What goes',
    goesItems: [
      'Your name, mailbox, every way to sign in, every session',
      'Notices, and invitations sent to your mailbox',
      'Every role you hold and every mandate you were given',
    ],
    stays: 'What stays',
    staysText:
      'The ledger and the decisions you signed keep a number that no longer means anybody: figures and decisions do not change.',
    firms: 'Files of firms you hold',
    firmsErase: 'Delete them too',
    firmsEraseDetail: 'Answers, plans, self-assessments and every private link',
    firmsRelease: 'Keep them, take only my name off',
    firmsReleaseDetail: 'Whoever has the private link still opens them; deleted after 180 days without use',
    ask: 'Delete my account',
    waiting: (date: string) => `The account will be deleted on ${date}.`,
    waitingText: 'Until then everything works as before. If you think again, press the button below.',
    keep: 'Keep the account',
    kept: 'The account is kept.',
    law: 'Law on Personal Data Protection 91/2025/QH15, Decree 356/2025/NĐ-CP: a request is answered within 2 working days and carried out within 10 to 20 days, depending on the right.',
    uncertain:
      'The exact period for deletion is still to be checked in the text; here it is shorter than the shortest.',
    letter: {
      subject: 'A request to delete your Cầu Số account',
      text: (date: string, address: string) =>
        `Somebody asked to delete your account. It will be deleted on ${date}.\n\nIf that was not you, or you think again, open ${address}, press “Keep the account”, then sign out everywhere.`,
    },
  },
});
