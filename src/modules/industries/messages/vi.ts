/** Words of the industry question. Vietnamese fixes the keys. */
export const vi = {
  searchLabel: 'Nghề chính của bạn',
  searchAgain: 'Hoặc tìm nghề khác',
  searchHint: 'Gõ như bạn vẫn nói: “tạp hóa”, “quán cơm”, “may gia công”. Có mã ngành thì gõ mã.',
  choose: 'Chọn nghề đúng nhất',
  code: (code: string, word: string | undefined) =>
    word === undefined ? `Mã ngành ${code}` : `Mã ngành ${code} · khớp với “${word}”`,
  nothingFound: 'Chưa tìm thấy nghề này. Thử một từ khác, hoặc bỏ qua câu này.',
  chooseOne: 'Chọn một nghề trong danh sách.',
};
