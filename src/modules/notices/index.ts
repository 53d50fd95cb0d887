export { NoticesModule } from './notices.module.js';
export { Notices, type NewNotice, type NoticeKind, type ReadNotice } from './notices.service.js';
export { NoticesQueries, type NoticeFilter, type NoticePage, type NoticeView } from './notices.queries.js';
export { NoticeFilterDto } from './notices.dto.js';
export { describeNoticesView } from './notices.views.js';
export { mayReadNotices } from './notices.policy.js';
