/** Words of the industry question. Vietnamese fixes the keys. */
export const vi = {
  searchLabel: 'Nghề chính của bạn',
  searchAgain: 'Hoặc tìm nghề khác',
  searchHint:
    'Gõ như bạn vẫn nói: “tạp hóa”, “quán cơm”, “may gia công”. Có mã ngành thì gõ mã, ví dụ 4711 hoặc G4711.',
  choose: 'Chọn nghề đúng nhất',
  code: (code: string, word: string | undefined) =>
    word === undefined ? `Mã ngành ${code}` : `Mã ngành ${code} · khớp với “${word}”`,
  nothingFound: 'Chưa tìm thấy nghề này. Thử một từ khác, hoặc bỏ qua câu này.',
  chooseOne: 'Chọn một nghề trong danh sách.',
  otherSection: (section: string, name: string) =>
    `Chữ cái và số không khớp: số này thuộc mục ${section} (${name}). Xem lại mã trên giấy, hoặc chọn nghề bên dưới.`,
};
