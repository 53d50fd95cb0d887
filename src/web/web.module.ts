import { Module } from '@nestjs/common';
import { AgreementsModule } from '../modules/agreements/index.js';
import { AuditModule } from '../modules/audit/index.js';
import { AuthModule } from '../modules/auth/index.js';
import { CaseFactsModule } from '../modules/case-facts/index.js';
import { CaseRecordingModule } from '../modules/case-recording/index.js';
import { ExitRulesModule } from '../modules/exit-rules/index.js';
import { ImportsModule } from '../modules/imports/index.js';
import { InvolvementModule } from '../modules/involvement/index.js';
import { NoticesModule } from '../modules/notices/index.js';
import { OffendersModule } from '../modules/offenders/index.js';
import { OgrsTieringModule } from '../modules/ogrs-tiering/index.js';
import { PartnershipModule } from '../modules/partnership/index.js';
import { RagStatusModule } from '../modules/rag-status/index.js';
import { SavedViewsModule } from '../modules/saved-views/index.js';
import { ReferralFormsModule } from '../modules/referral-forms/index.js';
import { TasksModule } from '../modules/tasks/index.js';
import { TaskingMeetingsModule } from '../modules/tasking-meetings/index.js';
import { AgreementsPages } from './agreements/agreements.pages.js';
import { AuditPages } from './audit/audit.pages.js';
import { ContactsPages } from './case-facts/contacts.pages.js';
import { CustodyPages } from './case-facts/custody.pages.js';
import { DrugTestsPages } from './case-facts/drug-tests.pages.js';
import { FactForms } from './case-facts/fact-forms.js';
import { IntelligencePages } from './case-facts/intelligence.pages.js';
import { OffencesPages } from './case-facts/offences.pages.js';
import { PathwaysPages } from './case-facts/pathways.pages.js';
import { ReadAgencyForms } from './case-facts/read-agency-forms.js';
import { ReadCaseFacts } from './case-facts/read-case-facts.js';
import { CohortPages } from './cohort/cohort.pages.js';
import { SavedViewsPages } from './cohort/saved-views.pages.js';
import { ComingInPages } from './coming-in/coming-in.pages.js';
import { DecideExitPages } from './exits/decide-exit.pages.js';
import { ExitLetterPages } from './exits/exit-letter.pages.js';
import { ExitPages } from './exits/exit.pages.js';
import { ExitsPages } from './exits/exits.pages.js';
import { LongStayPages } from './exits/long-stay.pages.js';
import { HomePages } from './home/home.pages.js';
import { ReadHomeReferrals } from './home/read-home-referrals.js';
import { ImportsPages } from './imports/imports.pages.js';
import { ReadImports } from './imports/read-import.js';
import { RunningCommits } from './imports/running-commits.js';
import { AgendaEditPages } from './meetings/agenda-edit.pages.js';
import { CalendarFeedsPages } from './meetings/calendar-feeds.pages.js';
import { CallMeetingPages } from './meetings/call-meeting.pages.js';
import { ChangeMeetingPages } from './meetings/change-meeting.pages.js';
import { DecidePages } from './meetings/decide.pages.js';
import { MeetingPages } from './meetings/meeting.pages.js';
import { PackPages } from './meetings/pack.pages.js';
import { ReadMeetings } from './meetings/read-meeting.js';
import { MeetingsPages } from './meetings/meetings.pages.js';
import { MinutesPages } from './meetings/minutes.pages.js';
import { RoomWorkPages } from './meetings/room-work.pages.js';
import { ShowRoom } from './meetings/show-room.js';
import { SeriesPages } from './meetings/series.pages.js';
import { NoticesPages } from './notices/notices.pages.js';
import { DesignationsPages } from './offenders/designations.pages.js';
import { DetailsPages } from './offenders/details.pages.js';
import { FactsPages } from './offenders/facts.pages.js';
import { ProfilePages } from './offenders/profile.pages.js';
import { PrintPages } from './offenders/print.pages.js';
import { ReadDates } from './offenders/read-dates.js';
import { ReadProfile } from './offenders/read-profile.js';
import { ReadTab } from './offenders/read-tab.js';
import { OffenderOgrs3Pages } from './ogrs3/offender-ogrs3.pages.js';
import { Ogrs3Pages } from './ogrs3/ogrs3.pages.js';
import { PolicyDraftPages } from './policy/drafts.pages.js';
import { PolicyPages } from './policy/policy.pages.js';
import { ShadowPages } from './policy/shadow.pages.js';
import { RagPages } from './rag-status/rag.pages.js';
import { StatusFactsPages } from './rag-status/status-facts.pages.js';
import { ReferralPdfPages } from './referrals/referral-pdf.pages.js';
import { ReferralMovesPages } from './referrals/moves.pages.js';
import { NewReferralPages } from './referrals/new-referral.pages.js';
import { ReadReferrals } from './referrals/read-referral.js';
import { ReferralListPages } from './referrals/referral-lists.pages.js';
import { ReferralPages } from './referrals/referral.pages.js';
import { SaveStep } from './referrals/save-step.js';
import { SendingPages } from './referrals/sending.pages.js';
import { ReferralStepsPages } from './referrals/steps.pages.js';
import { PageLocals } from './shell/page-locals.js';
import { SharingPages } from './sharing/sharing.pages.js';
import { NewTaskPages } from './tasks/new-task.pages.js';
import { ReadHomeTasks } from './tasks/read-home-tasks.js';
import { ReadTasks } from './tasks/read-tasks.js';
import { TaskPages } from './tasks/task.pages.js';
import { TasksPages } from './tasks/tasks.pages.js';
import { SignInPages } from './sign-in/sign-in.pages.js';

@Module({
  imports: [
    AgreementsModule,
    AuditModule,
    AuthModule,
    CaseFactsModule,
    CaseRecordingModule,
    ImportsModule,
    InvolvementModule,
    NoticesModule,
    OffendersModule,
    ExitRulesModule,
    OgrsTieringModule,
    PartnershipModule,
    RagStatusModule,
    SavedViewsModule,
    ReferralFormsModule,
    TaskingMeetingsModule,
    TasksModule,
  ],
  controllers: [
    SignInPages,
    HomePages,
    AgreementsPages,
    AuditPages,
    CohortPages,
    SavedViewsPages,
    ComingInPages,
    ImportsPages,
    MeetingsPages,
    CallMeetingPages,
    CalendarFeedsPages,
    ChangeMeetingPages,
    SeriesPages,
    MeetingPages,
    AgendaEditPages,
    PackPages,
    MinutesPages,
    RoomWorkPages,
    DecidePages,
    DecideExitPages,
    ExitsPages,
    LongStayPages,
    ExitPages,
    ExitLetterPages,
    NoticesPages,
    DesignationsPages,
    DetailsPages,
    FactsPages,
    OffencesPages,
    CustodyPages,
    IntelligencePages,
    DrugTestsPages,
    ContactsPages,
    PathwaysPages,
    Ogrs3Pages,
    OffenderOgrs3Pages,
    PolicyDraftPages,
    PolicyPages,
    PrintPages,
    ProfilePages,
    RagPages,
    StatusFactsPages,
    ReferralPdfPages,
    ReferralListPages,
    NewReferralPages,
    ReferralMovesPages,
    SendingPages,
    ReferralPages,
    ReferralStepsPages,
    ShadowPages,
    SharingPages,
    TasksPages,
    NewTaskPages,
    TaskPages,
  ],
  providers: [
    FactForms,
    PageLocals,
    ReadAgencyForms,
    ReadCaseFacts,
    ReadHomeReferrals,
    ReadImports,
    ReadDates,
    ReadProfile,
    ReadMeetings,
    ReadReferrals,
    ReadTab,
    ReadHomeTasks,
    ReadTasks,
    RunningCommits,
    SaveStep,
    ShowRoom,
  ],
})
export class WebModule {}
