/** Vietnamese texts of the pages for advisers, officers and buyers: what they can do today, and what is not there yet. */
export const vi = {
  todayTitle: 'Hôm nay bạn làm được',
  notYetTitle: 'Chưa có',
  notYetLead: 'Chúng tôi nói rõ để bạn không phải đi tìm.',
  audiences: {
    advisers: {
      title: 'Bạn đến để giúp doanh nghiệp',
      lead: 'Ngồi cùng chủ hộ, chủ doanh nghiệp và đi hết một kế hoạch trong một buổi. Không cần tài khoản.',
      description: 'Việc tư vấn viên làm được hôm nay cùng doanh nghiệp nhỏ.',
      today: [
        {
          path: 'start',
          title: 'Lập kế hoạch cùng chủ doanh nghiệp',
          detail: 'Tám câu hỏi, bỏ qua được câu nào cũng có kế hoạch. In ra hoặc đưa mã để họ giữ.',
        },
        {
          path: 'assess/dbi-2025-sme',
          title: 'Cùng làm bài tự đánh giá',
          detail: 'Lưu từng phần, làm tiếp được bằng chính mã kế hoạch.',
        },
        {
          path: 'support',
          title: 'Tra chính sách hỗ trợ',
          detail: 'Mỗi chính sách có điều luật, ngày hiệu lực và chỗ còn chưa chắc.',
        },
        { path: 'learn', title: 'Mở hướng dẫn để cùng đọc', detail: 'Viết cho chủ doanh nghiệp nhỏ, in được.' },
      ],
      notYet: [] as string[],
    },
    officers: {
      title: 'Bạn là cán bộ xã, tỉnh, bộ',
      lead: 'Xem số đếm được đến từng sự kiện, và dùng cổng cùng doanh nghiệp tại quầy.',
      description: 'Việc cán bộ làm được hôm nay trên Cầu Số.',
      today: [
        {
          path: 'sign-in',
          title: 'Đăng nhập vào bàn làm việc',
          detail: 'Hàng việc có hạn, đơn vị chưa ai tiếp cận, sổ đăng ký, báo cáo tháng, theo địa bàn của vai.',
        },
        { path: 'figures', title: 'Mở số liệu', detail: 'Mỗi số mở được đến từng sự kiện, đứng cạnh số đã công bố.' },
        {
          path: 'start',
          title: 'Lập kế hoạch cho người đến quầy',
          detail: 'Dùng được trên máy ở một cửa, không lưu gì trên máy.',
        },
        {
          path: 'support',
          title: 'Kiểm chính sách của tỉnh mình',
          detail: 'Chỗ nào chưa đọc được tại nguồn đều ghi rõ, không tự cho là đủ điều kiện.',
        },
      ],
      notYet: [] as string[],
    },
    buyers: {
      title: 'Bạn tìm nhà cung cấp làm được thật',
      lead: 'Phần nối chuỗi cung ứng chưa mở. Trang này nói rõ hôm nay có gì để bạn không mất thời gian.',
      description: 'Việc bên mua hàng làm được hôm nay, và phần chưa có.',
      today: [
        {
          path: 'start',
          title: 'Nhờ nhà cung cấp của bạn lập kế hoạch',
          detail: 'Họ thấy ngay còn thiếu gì: hóa đơn điện tử, truy xuất, chứng nhận.',
        },
        { path: 'platforms', title: 'Xem nền tảng họ đang dùng', detail: 'Chức năng, giá có nguồn, ngày kiểm.' },
      ],
      notYet: [
        'Đăng yêu cầu mua và xem ai sẵn sàng, ai còn thiếu một bước.',
        'Hồ sơ năng lực có bằng chứng của nhà cung cấp.',
        'Giới thiệu qua hiệp hội, trung tâm hỗ trợ, đến khi hai bên xác nhận hợp đồng.',
      ],
    },
  },
};
