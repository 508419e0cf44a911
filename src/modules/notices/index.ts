/** The door of notices: tell a person or a mailbox something, once. */
export { createNotifier, type Notifier } from './actions/notify.ts';
export type { AgendaItem } from './domain/agenda.ts';
export { noticeSchedule } from './jobs/schedule.ts';
export { noticeText } from './messages/index.ts';
export { noticeRoutes } from './pages/notice-routes.tsx';
export { eraseNotices } from './store/erase-person.write.ts';
export { countNotices } from './store/notices.read.ts';
