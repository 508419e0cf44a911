/** What the portal does by its clocks and what its operator starts, as an auditor reads it: the code of each job in words. */
import { dictionary } from '../../../foundation/i18n/messages.ts';

const vi: Readonly<Record<string, string>> = {
  'accounts-follow-places': 'chuyển phân công theo địa giới mới',
  'accounts-forget-passkeys': 'người vận hành gỡ khóa đã mất',
  'accounts-invite': 'người vận hành mời người đầu tiên',
  'advisers-dispatch': 'tìm tư vấn viên cho yêu cầu',
  'advisers.expire': 'theo dõi hạn công nhận',
  'cases-cover': 'giao việc của người vắng mặt',
  'cases-pass-on': 'giao việc của người đã thôi giữ vai',
  'cases-lapse': 'theo dõi hạn của yêu cầu',
  'documents-scan': 'quét mã độc trong tệp',
  'enterprises.find-duplicates': 'tìm cặp nghi trùng',
  'erase-accounts': 'xóa tài khoản đến hạn',
  'erase-expired-dossiers': 'xóa hồ sơ hết hạn giữ',
  erasure: 'xóa hồ sơ theo yêu cầu',
  'localities-apply': 'người vận hành áp dụng địa giới',
  'plans.replan': 'lập lại kế hoạch khi nội dung đổi',
  'register.follow-places': 'chuyển đơn vị theo địa giới mới',
  'register.import': 'người vận hành nạp sổ',
  'write-visits': 'ghi số lượt ghé',
};

const en: Readonly<Record<string, string>> = {
  'accounts-follow-places': 'moving assignments to their new places',
  'accounts-forget-passkeys': 'the operator took lost passkeys away',
  'accounts-invite': 'the operator invited the first person',
  'advisers-dispatch': 'looking for an adviser for a request',
  'advisers.expire': 'watching the ends of recognitions',
  'cases-cover': 'covering somebody absent',
  'cases-pass-on': 'passing on what somebody held who left',
  'cases-lapse': 'watching the days of requests',
  'documents-scan': 'looking for harmful code in papers',
  'enterprises.find-duplicates': 'looking for possible duplicates',
  'erase-accounts': 'erasing accounts that are due',
  'erase-expired-dossiers': 'erasing dossiers kept long enough',
  erasure: 'erasing a dossier as asked',
  'localities-apply': 'the operator applied a change of places',
  'plans.replan': 'planning anew after a change of content',
  'register.follow-places': 'moving firms to their new places',
  'register.import': 'the operator loaded a register',
  'write-visits': 'writing down visits',
};

export const jobNames = dictionary({ vi, en });
