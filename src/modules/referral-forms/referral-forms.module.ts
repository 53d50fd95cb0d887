import { Module } from '@nestjs/common';
import { MailModule } from '../mail/index.js';
import { NoticesModule } from '../notices/index.js';
import { OffendersModule } from '../offenders/index.js';
import { OgrsTieringModule } from '../ogrs-tiering/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { TaskingMeetingsModule } from '../tasking-meetings/index.js';
import { FirstMailboxes } from './first-mailboxes.service.js';
import { MailboxesQueries } from './mailboxes.queries.js';
import { FormReader } from './read-form.service.js';
import { ReferralAmendments } from './referral-amendments.service.js';
import { ReferralAssessments } from './referral-assessments.service.js';
import { ReferralDecisions } from './referral-decisions.service.js';
import { ReferralDrafts } from './referral-drafts.service.js';
import { ReferralListQueries } from './referral-list.queries.js';
import { ReferralMoves } from './referral-moves.service.js';
import { ReferralNews } from './referral-news.service.js';
import { ReferralPapers } from './referral-papers.service.js';
import { ReferralPersons } from './referral-persons.service.js';
import { ReferralRecords } from './referral-records.service.js';
import { ReferralRegistration } from './referral-registration.service.js';
import { ReferralSending } from './referral-sending.service.js';
import { ReferralSubmission } from './referral-submission.service.js';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsQueries } from './referrals.queries.js';
import { ReferralsRepository } from './referrals.repository.js';

@Module({
  imports: [
    MailModule,
    NoticesModule,
    OffendersModule,
    OgrsTieringModule,
    PartnershipModule,
    TaskingMeetingsModule,
  ],
  controllers: [ReferralsController],
  providers: [
    FirstMailboxes,
    FormReader,
    MailboxesQueries,
    ReferralAmendments,
    ReferralAssessments,
    ReferralDecisions,
    ReferralDrafts,
    ReferralListQueries,
    ReferralMoves,
    ReferralNews,
    ReferralPapers,
    ReferralPersons,
    ReferralRecords,
    ReferralRegistration,
    ReferralSending,
    ReferralSubmission,
    ReferralsQueries,
    ReferralsRepository,
  ],
  exports: [
    MailboxesQueries,
    ReferralDrafts,
    ReferralListQueries,
    ReferralMoves,
    ReferralNews,
    ReferralPapers,
    ReferralRegistration,
    ReferralSubmission,
    ReferralsQueries,
  ],
})
export class ReferralFormsModule {}
