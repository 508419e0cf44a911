/** Words of papers in Vietnamese, the source of the keys. */
export const vi = {
  title: 'Giấy tờ đính kèm',
  none: 'Chưa có tệp nào.',
  add: 'Gửi thêm một tệp',
  hint: (largest: string, most: string) =>
    `PDF, ảnh (JPG, PNG, WebP), Excel (.xlsx), Word (.docx), CSV, văn bản thường. Mỗi tệp tối đa ${largest}, tối đa ${most} tệp. Ảnh được xóa vị trí chụp và thông tin máy trước khi lưu. Đừng gửi căn cước hay mật khẩu khi không được hỏi.`,
  send: 'Gửi tệp',
  remove: 'Gỡ tệp',
  removeOf: (name: string) => `Gỡ tệp ${name}`,
  own: 'bạn gửi',
  owner: 'doanh nghiệp gửi',
  desk: 'cơ quan gửi',
  by: (name: string) => `${name} gửi`,
  code: (short: string) => `mã kiểm ${short}`,
  traced: 'Mỗi lần mở tệp của doanh nghiệp được ghi lại, doanh nghiệp thấy được.',
  kinds: { pdf: 'PDF', jpeg: 'ảnh', png: 'ảnh', webp: 'ảnh', xlsx: 'Excel', docx: 'Word', csv: 'CSV', txt: 'văn bản' },
  refusals: {
    'documents.paper.none': 'Chọn một tệp trước khi gửi.',
    'documents.paper.too-large': 'Tệp lớn quá 10 MB. Chụp lại với cỡ ảnh nhỏ hơn, hoặc chia thành nhiều tệp.',
    'documents.paper.cut-off': 'Tệp gửi dở dang. Kiểm tra mạng rồi gửi lại.',
    'documents.paper.too-many': 'Đã đủ số tệp cho việc này. Gỡ bớt tệp không cần rồi gửi lại.',
    'documents.paper.full': 'Hồ sơ này đã dùng hết 60 MB cho giấy tờ. Gỡ bớt tệp không cần rồi gửi lại.',
    'documents.paper.not-yours': 'Chỉ bên đã gửi mới gỡ được tệp này.',
    'files.kind':
      'Loại tệp này không nhận. Gửi PDF, ảnh JPG, PNG hoặc WebP, .xlsx, .docx, CSV hoặc văn bản thường (UTF-8).',
    'files.empty': 'Tệp này trống.',
    'files.broken': 'Tệp này hỏng hoặc không đúng định dạng của nó. Mở ra, lưu lại rồi gửi lại.',
    'files.active': 'Tệp này chứa mã lệnh, macro hoặc biểu mẫu tự chạy. In ra PDF mới rồi gửi lại.',
    'files.attached': 'Tệp này mang theo hoặc tải về tệp khác. In ra PDF mới rồi gửi lại, các tệp kia gửi riêng.',
    'files.locked': 'Tệp này đặt mật khẩu. Bỏ mật khẩu rồi gửi lại.',
    'files.bomb': 'Tệp này mở ra lớn quá mức. Giảm cỡ ảnh hoặc số dòng rồi gửi lại.',
  },
};
