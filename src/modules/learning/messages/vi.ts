/** Words around the guides. Vietnamese fixes the keys. */
import type { LawReading } from '../domain/guide.ts';

export const vi = {
  title: 'Hướng dẫn',
  lead: 'Sáu bài ngắn, viết cho chủ cơ sở nhỏ. Đọc trên điện thoại, làm được ngay. Không cần tài khoản.',
  description:
    'Sáu hướng dẫn ngắn về chuyển đổi số cho doanh nghiệp nhỏ, hộ kinh doanh: hóa đơn điện tử, chữ ký số, hỗ trợ, chọn nền tảng, an toàn.',
  guides: 'Các bài',
  over: 'Hướng dẫn',
  minutes: (minutes: number) => `${minutes} phút đọc`,
  onPage: 'Trong bài',
  reviewed: (day: string) => `Đọc lại lần cuối ${day}`,
  due: (day: string) => `Bài này cần đọc lại từ ${day}. Luật có thể đã đổi: hãy hỏi trước khi làm theo.`,
  dueTitle: 'Cần đọc lại',
  law: 'Luật đứng sau bài này',
  lawCaption: 'Văn bản, ngày, và chúng tôi đã đọc đến đâu',
  document: 'Văn bản',
  date: 'Hiệu lực hoặc ban hành',
  reading: 'Đã đọc đến đâu',
  readings: {
    read: 'Đọc tại văn bản',
    'read-about': 'Đọc qua tin, bản tóm tắt',
    'not-read': 'Chưa đọc được',
    replaced: 'Đã được thay thế',
  } satisfies Record<LawReading, string>,
  noDate: 'Chưa rõ ngày',
  sources: 'Nguồn',
  askAdviser: 'Hỏi tư vấn viên',
  plan: 'Làm kế hoạch của bạn',
  planNote: 'Tám câu, khoảng 90 giây, không cần tài khoản.',
  allGuides: 'Tất cả các bài',
  notAdvice: 'Bài này không thay cho tư vấn pháp lý. Chỗ ghi “tạm tính” là chỗ chúng tôi chưa chắc.',
};
