import { Module } from '@nestjs/common';
import { AuthModule } from '../modules/auth/index.js';
import { CaseRecordingModule } from '../modules/case-recording/index.js';
import { OffendersModule } from '../modules/offenders/index.js';
import { OgrsTieringModule } from '../modules/ogrs-tiering/index.js';
import { RagStatusModule } from '../modules/rag-status/index.js';
import { PartnershipModule } from '../modules/partnership/index.js';
import { ReferralFormsModule } from '../modules/referral-forms/index.js';
import { TaskingMeetingsModule } from '../modules/tasking-meetings/index.js';
import { TasksModule } from '../modules/tasks/index.js';
import { DemonstrationCohort } from './demonstration-cohort.service.js';
import { DemonstrationMeetings } from './demonstration-meetings.service.js';
import { DemonstrationReferrals } from './demonstration-referrals.service.js';
import { DemonstrationRegistrations } from './demonstration-registrations.service.js';
import { DemonstrationStatuses } from './demonstration-statuses.service.js';
import { DemonstrationSupport } from './demonstration-support.service.js';
import { DemonstrationTasks } from './demonstration-tasks.service.js';
import { DemonstrationService } from './demonstration.service.js';

@Module({
  imports: [
    AuthModule,
    CaseRecordingModule,
    OffendersModule,
    OgrsTieringModule,
    PartnershipModule,
    PartnershipModule,
    RagStatusModule,
    ReferralFormsModule,
    TaskingMeetingsModule,
    TasksModule,
  ],
  providers: [
    DemonstrationCohort,
    DemonstrationMeetings,
    DemonstrationReferrals,
    DemonstrationRegistrations,
    DemonstrationService,
    DemonstrationStatuses,
    DemonstrationSupport,
    DemonstrationTasks,
  ],
})
export class DemonstrationModule {}
