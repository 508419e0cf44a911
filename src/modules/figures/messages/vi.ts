/** Vietnamese texts of figures: the source of the keys. */
export const vi = {
  title: 'Số liệu mở',
  lead: 'Mỗi số ở đây mở được đến từng sự kiện đã ghi trong sổ cái. Số của người khác công bố đứng riêng, không cộng với số của chúng tôi.',
  description: 'Số liệu của chương trình, mở được đến từng sự kiện, kèm định nghĩa và mẫu số.',
  countedTitle: 'Chúng tôi đếm được',
  claimsTitle: 'Số đã công bố',
  claimsLead: 'Chúng tôi không mở lại được các số này nên không cộng, không trừ với số trên.',
  definitionsTitle: 'Định nghĩa',
  open: 'Mở số này',
  asOf: (day: string) => `Tính đến ${day}`,
  fromLedger: (day: string) => `Đếm từ sổ cái, lúc mở trang ngày ${day}.`,
  claimSource: (source: string, day: string) => `Số đã công bố, tính đến ${day}. Nguồn: ${source}.`,
  of: (total: string, share: string) => `trên ${total} hồ sơ đã mở: ${share}`,
  ofNone: 'chưa có hồ sơ nào nên chưa có tỷ lệ',
  indicators: {
    'dossiers-opened': {
      name: 'hồ sơ đã mở',
      definition:
        'Mỗi lần một người bắt đầu trả lời và nhận một mã kế hoạch. Một người có thể mở nhiều hồ sơ, nên đây chưa phải số doanh nghiệp.',
    },
    'anonymous-plans': {
      name: 'hồ sơ có kế hoạch',
      definition:
        'Hồ sơ đã có ít nhất một kế hoạch. Đây là kế hoạch không tên, không tính là doanh nghiệp được tiếp cận.',
    },
    'assessments-completed': {
      name: 'hồ sơ đã tự đánh giá xong',
      definition: 'Hồ sơ đã nộp ít nhất một bài tự đánh giá, dưới bất kỳ bộ chỉ số nào.',
    },
    'steps-started': {
      name: 'hồ sơ đã bắt tay vào việc',
      definition: 'Hồ sơ đã bấm bắt đầu ít nhất một việc trong kế hoạch. Đây là lời của chủ hồ sơ, chưa ai xác nhận.',
    },
    'steps-done': {
      name: 'hồ sơ có việc đã xong',
      definition: 'Hồ sơ đã báo xong ít nhất một việc. Đây là lời của chủ hồ sơ, chưa ai xác nhận.',
    },
  },
  visits: {
    name: 'lượt ghé',
    definition:
      'Một lượt ghé là một lần vào trang công khai từ bên ngoài cổng, bằng trình duyệt. Không nhận diện người, nên lượt ghé không phải là người hay doanh nghiệp.',
  },
  visitsTitle: 'Lượt ghé theo ngày',
  visitsCaption: 'Lượt ghé trong 30 ngày gần nhất có ghi nhận',
  day: 'Ngày',
  visitCount: 'Lượt ghé',
  noVisits: 'Chưa ghi nhận lượt ghé nào. Số được ghi mỗi phút một lần.',
  membersTitle: (name: string) => `Mở số: ${name}`,
  membersLead: (total: string) => `${total} hồ sơ, mỗi hồ sơ kèm sự kiện đầu tiên làm nó được tính.`,
  membersCaption: 'Các sự kiện làm nên con số, mới nhất trước',
  eventId: 'Mã sự kiện',
  when: 'Ngày xảy ra',
  noMembers: 'Chưa có sự kiện nào. Khi có người đầu tiên, số này sẽ mở ra ở đây.',
  start: 'Bắt đầu một kế hoạch',
  verifyNote: 'Người vận hành chạy bin/cau-so verify để tính lại mọi số từ sổ cái và kiểm chuỗi niêm phong.',
  back: 'Về số liệu',
};
