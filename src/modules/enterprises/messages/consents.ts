/** The words of consent, around the texts of content/consents. */
import { dictionary } from '../../../foundation/i18n/messages.ts';

export const consentText = dictionary({
  vi: {
    title: 'Đồng ý cho dùng dữ liệu',
    lead: 'Không có gì được đồng ý sẵn. Không đồng ý thì kế hoạch, hỗ trợ và mọi trang vẫn dùng như thường. Rút lại có hiệu lực ngay.',
    notOwner: 'Chỉ chủ đã nhận hồ sơ này mới đồng ý hay rút lại được.',
    claimFirst: 'Nhận hồ sơ này',
    given: (date: string, version: string) => `Bạn đã đồng ý ngày ${date}, bản ${version}.`,
    notGiven: 'Bạn chưa đồng ý.',
    renew: 'Bạn từng đồng ý với bản cũ. Nội dung đã đổi, hãy đọc lại.',
    give: 'Tôi đồng ý',
    withdraw: 'Rút lại đồng ý',
    saved: 'Đã ghi.',
    changed: 'Nội dung vừa đổi. Đọc lại rồi quyết định',
    history: 'Đã ghi lại',
    line: (label: string, from: string, to: string) => `${label}: đồng ý ${from}, rút lại ${to}`,
    source: 'Căn cứ: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15.',
    link: 'Đồng ý cho dùng dữ liệu',
  },
  en: {
    title: 'Consent to uses of your data',
    lead: 'Nothing is agreed by default. Without consent your plan, support and every page work as before. A withdrawal holds at once.',
    notOwner: 'Only the owner who claimed this file can agree or withdraw.',
    claimFirst: 'Claim this file',
    given: (date: string, version: string) => `You agreed on ${date}, version ${version}.`,
    notGiven: 'You have not agreed.',
    renew: 'You agreed to an older text. It has changed: please read it again.',
    give: 'I agree',
    withdraw: 'Withdraw consent',
    saved: 'Recorded.',
    changed: 'The text has just changed. Read it again, then decide',
    history: 'On record',
    line: (label: string, from: string, to: string) => `${label}: agreed ${from}, withdrawn ${to}`,
    source: 'Law on Personal Data Protection 91/2025/QH15.',
    link: 'Consent to uses of your data',
  },
});
