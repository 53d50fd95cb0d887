export { ReferralFormsModule } from './referral-forms.module.js';
export { ReferralDrafts, type ReferralStanding } from './referral-drafts.service.js';
export type { TypedReferral } from './read-form.service.js';
export { ReferralSubmission, type SubmitOptions } from './referral-submission.service.js';
export { ReferralRegistration } from './referral-registration.service.js';
export { ReferralMoves, type TypedIdentity } from './referral-moves.service.js';
export { ReferralNews, type ReferralListener, type ReferralNewsItem } from './referral-news.service.js';
export { ReferralPapers, type TakenFile } from './referral-papers.service.js';
export { ReferralsQueries } from './referrals.queries.js';
export { ReferralListQueries, type PanelCount, type ReferralFilter } from './referral-list.queries.js';
export { MailboxesQueries, type Mailbox } from './mailboxes.queries.js';
export { ReferralFilterDto } from './referral-forms.dto.js';
export { describeReferralsView, describeReferralView } from './referral-forms.views.js';
export {
  mayIdentify,
  mayReadReferral,
  mayReadReferrals,
  mayRefer,
  mayReferPerson,
  mayRegister,
  whatMayBeDone,
} from './referral-forms.policy.js';
export type {
  EligibilityView,
  ReferralDecisionView,
  ReferralHistoryView,
  ReferralMay,
  ReferralPage,
  ReferralPaper,
  ReferralSummary,
  ReferralView,
  RegisterAnswer,
  SubmitAnswer,
  UsualDays,
} from './referral-view.js';
export { answerWords } from './domain/answer-words.js';
export { paperAnswers, type PaperAnswer } from './domain/paper-order.js';
export { flatten, isBlank, isTypedDay, unflatten, type Answers, type TypedDay } from './domain/answers.js';
export type { StepState } from './domain/form-state.js';
export { AGENCY_KINDS, type AgencyKind, type Choice, type Question, type Step } from './domain/question.js';
export { questionsFor, stepsFor } from './domain/referral-form.js';
export { isEditable, REFERRAL_STATUSES, type ReferralStatus } from './domain/referral-life.js';
export type { Direction } from './domain/where-it-goes.js';
