export { NoticesModule } from './notices.module.js';
export {
  Notices,
  type NewNotice,
  type NoticeKind,
  type PanelNotice,
  type PersonalNotice,
  type ReadNotice,
} from './notices.service.js';
export {
  NoticesQueries,
  type NewsView,
  type NoticeFilter,
  type NoticePage,
  type NoticeView,
} from './notices.queries.js';
export { NoticeFilterDto } from './notices.dto.js';
export { describeNoticesView } from './notices.views.js';
export { mayReadNotices, mayReadPanelNotices } from './notices.policy.js';
