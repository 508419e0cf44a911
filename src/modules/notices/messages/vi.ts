/** Words of notices in Vietnamese, the source of the keys. */
export const vi = {
  title: 'Thông báo',
  lead: 'Việc mới và thay đổi ở những việc bạn giữ.',
  none: 'Chưa có thông báo nào.',
  noneAct: 'Khi có việc giao cho bạn, thông báo hiện ở đây.',
  back: 'Tài khoản',
  unread: 'Mới',
  readAll: 'Đánh dấu tất cả đã xem',
  count: (all: string) => `${all} thông báo`,
  list: 'Danh sách thông báo',
  agenda: {
    title: 'Chờ bạn',
    until: (day: string) => `Đến hết ngày ${day}`,
    late: 'quá hẹn',
    keep: 'Thêm tất cả vào lịch',
  },
  preferences: {
    title: 'Nhận thư thế nào',
    mail: 'Thư điện tử',
    each: 'Gửi thư cho từng việc',
    digest: 'Gộp lại, mỗi sáng một thư',
    none: 'Không gửi thư, chỉ xem ở đây',
    language: 'Ngôn ngữ của thư',
    languages: { vi: 'Tiếng Việt', en: 'English' },
    quiet: 'Giờ yên tĩnh',
    quietOn: 'Không gửi thư từ 20:00 đến 7:00',
    quietOff: 'Gửi cả ban đêm',
    save: 'Lưu',
    saved: 'Đã lưu cách nhận thư.',
    wrong: 'Chọn một trong các mục.',
  },
  letter: {
    one: (title: string, link: string, settings: string) =>
      `${title}\n\nXem và xử lý: ${link}\n\nĐổi cách nhận thư: ${settings}\n`,
    many: (lines: string, settings: string) => `Việc chờ bạn:\n\n${lines}\n\nĐổi cách nhận thư: ${settings}\n`,
    digestSubject: (count: number) => `Cầu Số: ${count} việc chờ bạn`,
  },
};
