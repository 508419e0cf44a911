/** Vietnamese words of support measures: the source of the keys. */
export const vi = {
  because: {
    notYet: (from: string) => `Chưa có hiệu lực: bắt đầu từ ${from}`,
    ended: (to: string) => `Đã hết hiệu lực từ sau ngày ${to}`,
    uncertain: 'Điều kiện có vẻ đạt, nhưng quy định chưa chắc chắn nên chưa trả lời được',
    draft: 'Điều kiện có vẻ đạt, nhưng đây mới là dự thảo nên chưa trả lời được',
    provided: (text: string) => `Với điều kiện: ${text}`,
    unclear: (text: string) => `Còn chưa rõ: ${text}`,
    provisionalAmount: (amount: string) => `Mức ${amount} là tạm tính, chưa đọc lại ở nguồn`,
  },
};
