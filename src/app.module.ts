import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ConfigModule } from './config/config.module.js';
import type { Configuration } from './config/configuration.js';
import { AgreementsModule } from './modules/agreements/index.js';
import { AuditModule } from './modules/audit/index.js';
import { AuthModule } from './modules/auth/index.js';
import { CaseFactsModule } from './modules/case-facts/index.js';
import { CaseRecordingModule } from './modules/case-recording/index.js';
import { ExitRulesModule } from './modules/exit-rules/index.js';
import { ImportsModule } from './modules/imports/index.js';
import { InvolvementModule } from './modules/involvement/index.js';
import { LiveUpdatesModule } from './modules/live-updates/index.js';
import { MailModule } from './modules/mail/index.js';
import { NoticesModule } from './modules/notices/index.js';
import { OffendersModule } from './modules/offenders/index.js';
import { OgrsTieringModule } from './modules/ogrs-tiering/index.js';
import { PartnershipModule } from './modules/partnership/index.js';
import { RagStatusModule } from './modules/rag-status/index.js';
import { ReferralFormsModule } from './modules/referral-forms/index.js';
import { SavedViewsModule } from './modules/saved-views/index.js';
import { TaskingMeetingsModule } from './modules/tasking-meetings/index.js';
import { TasksModule } from './modules/tasks/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { DemonstrationModule } from './demonstration/demonstration.module.js';
import { WebModule } from './web/web.module.js';

@Module({})
export class AppModule {
  static for(configuration: Configuration): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.for(configuration),
        ScheduleModule.forRoot(),
        PlatformModule,
        PartnershipModule,
        AgreementsModule,
        AuthModule,
        AuditModule,
        OffendersModule,
        InvolvementModule,
        SavedViewsModule,
        NoticesModule,
        MailModule,
        TasksModule,
        TaskingMeetingsModule,
        CaseFactsModule,
        OgrsTieringModule,
        ExitRulesModule,
        CaseRecordingModule,
        RagStatusModule,
        ReferralFormsModule,
        ImportsModule,
        LiveUpdatesModule,
        DemonstrationModule,
        WebModule,
      ],
    };
  }
}
