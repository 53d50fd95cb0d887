export { ExitRulesModule } from './exit-rules.module.js';
export {
  ExitQueries,
  type ExitBoard,
  type ExitFilter,
  type ExitList,
  type ExitOverview,
} from './exits.queries.js';
export type { BlockerView, ExitItem, ExitPerson, RetentionView } from './exit-details.queries.js';
export { ExitReviews } from './exit-reviews.service.js';
export { toExitPolicy } from './exit-policy.js';
export { ExitRuns } from './exit-runs.service.js';
export { ExitRequests, type ExitRunView } from './exit-requests.service.js';
export { ExitsQueryDto, LongStayDto } from './exits.dto.js';
export * from './exits.policy.js';
export { describeExitsView } from './exits.views.js';
export { EXIT_STATES, type ExitState } from './domain/decide-exit.js';
export type { ExitMonth } from './domain/count-by-month.js';
export { readExitDay, readExitMonth } from './domain/read-exit-day.js';
export { ExitCorrections, type EndedAnswer } from './exit-corrections.service.js';
export type { Ending } from './domain/exit-ending.js';
export { KEEP_MONTHS } from './domain/read-exit-decision.js';
export {
  LongStayQueries,
  type EarlierTime,
  type LongStayItem,
  type LongStayList,
  type TriedPathway,
} from './long-stay.queries.js';
export { EndingsQueries, type EndingView } from './endings.queries.js';
export { ExitLetters } from './exit-letters.service.js';
export { hasLetter, type ExitLetter } from './domain/compose-letter.js';
export { disclosedLetter, viewedExit } from './exits.views.js';
