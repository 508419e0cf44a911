/** Words of the commune question. Vietnamese fixes the keys. */
export const vi = {
  searchLabel: 'Tên xã, phường',
  searchAgain: 'Hoặc tìm tên khác',
  searchHint: 'Ví dụ: “Hạc Thành, Thanh Hóa”. Gõ không dấu cũng được. Tên cũ trước 01/07/2025 cũng được.',
  choose: 'Chọn đúng nơi',
  dividedHint: 'Xã, phường cũ này được chia cho nhiều nơi. Chọn nơi đặt cơ sở của bạn.',
  formerly: (name: string) => `Trước 01/07/2025: ${name}`,
  formerlyDivided: (name: string) => `Một phần của ${name} cũ`,
  nowIn: (former: string, province: string) => `${former} nay thuộc ${province}.`,
  listLabel: (province: string) => `Hoặc chọn trong danh sách của ${province}`,
  listAny: 'Chưa chọn',
  provinceOnly: (province: string) => `Chưa rõ xã, phường: chỉ ghi ${province}`,
  nothingFound: 'Chưa tìm thấy nơi này. Thử gõ ít chữ hơn, hoặc gõ tên tỉnh.',
  chooseOne: 'Chọn một nơi trong danh sách.',
};
