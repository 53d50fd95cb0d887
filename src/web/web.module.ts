import { Module } from '@nestjs/common';
import { AuditModule } from '../modules/audit/index.js';
import { AuthModule } from '../modules/auth/index.js';
import { ImportsModule } from '../modules/imports/index.js';
import { OffendersModule } from '../modules/offenders/index.js';
import { OgrsTieringModule } from '../modules/ogrs-tiering/index.js';
import { PartnershipModule } from '../modules/partnership/index.js';
import { RagStatusModule } from '../modules/rag-status/index.js';
import { AuditPages } from './audit/audit.pages.js';
import { CohortPages } from './cohort/cohort.pages.js';
import { HomePages } from './home/home.pages.js';
import { ImportsPages } from './imports/imports.pages.js';
import { ReadImports } from './imports/read-import.js';
import { RunningCommits } from './imports/running-commits.js';
import { DetailsPages } from './offenders/details.pages.js';
import { FactsPages } from './offenders/facts.pages.js';
import { ProfilePages } from './offenders/profile.pages.js';
import { ReadProfile } from './offenders/read-profile.js';
import { PageLocals } from './shell/page-locals.js';
import { SignInPages } from './sign-in/sign-in.pages.js';

@Module({
  imports: [
    AuditModule,
    AuthModule,
    ImportsModule,
    OffendersModule,
    OgrsTieringModule,
    PartnershipModule,
    RagStatusModule,
  ],
  controllers: [
    SignInPages,
    HomePages,
    AuditPages,
    CohortPages,
    ImportsPages,
    DetailsPages,
    FactsPages,
    ProfilePages,
  ],
  providers: [PageLocals, ReadImports, ReadProfile, RunningCommits],
})
export class WebModule {}
