import { Controller, Get, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { mayReadAudit } from '../../modules/audit/index.js';
import { AuthService } from '../../modules/auth/index.js';
import { ImportViews, mayImport } from '../../modules/imports/index.js';
import { mayReadNotices, NoticesQueries, type NoticePage } from '../../modules/notices/index.js';
import {
  OffenderProfileQueries,
  OffendersQueries,
  type RecentChange,
} from '../../modules/offenders/index.js';
import { PartnershipQueries, type PanelView } from '../../modules/partnership/index.js';
import {
  AgendaQueries,
  mayReadMeetings,
  maySeeAgenda,
  MEETING_KINDS,
  MeetingsQueries,
  meetingWords,
} from '../../modules/tasking-meetings/index.js';
import { Access, signedIn, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { defaultPanel } from '../meetings/default-panel.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import {
  presentHome,
  type HomeCounts,
  type HomeInput,
  type HomeMeetings,
  type HomeRoom,
  type HomeView,
  type OpenImport,
} from './home.presenter.js';
import { offendersOf, ReadHomeTasks } from '../tasks/read-home-tasks.js';
import { ReadHomeReferrals, shownOf } from './read-home-referrals.js';
import { lapseWords, mayOpenCohort, seesWholeCohort } from '../../modules/sharing/index.js';

interface HomeAnswer {
  page: HomeView;
  /** Whose names are shown, and of which referrals. */
  shown: string[];
  referrals: string[];
}

/** What is shown of the scheme to whoever's agency does not share. */
const NOTHING: Omit<HomeInput, 'user' | 'lapse'> = {
  seesEverybody: false,
  lastLookedAt: null,
  changes: [],
  hasMoreChanges: false,
  counts: null,
  notices: null,
  panels: [],
  meetings: null,
  rooms: null,
  referrals: { unfinished: null, decided: null, waiting: null, panels: '' },
  tasks: null,
  openImports: null,
  canReadAudit: false,
};
const SHOWN = 20;
const NOTICES_SHOWN = 5;

@ApiExcludeController()
@Controller()
@UseInterceptors(PageInterceptor)
export class HomePages {
  constructor(
    private readonly auth: AuthService,
    private readonly offenders: OffendersQueries,
    private readonly profiles: OffenderProfileQueries,
    private readonly imports: ImportViews,
    private readonly notices: NoticesQueries,
    private readonly agenda: AgendaQueries,
    private readonly meetingsQueries: MeetingsQueries,
    private readonly partnership: PartnershipQueries,
    private readonly readReferrals: ReadHomeReferrals,
    private readonly readTasks: ReadHomeTasks,
  ) {}

  /** What changed since this person last looked, and what is waiting for them. */
  @Get()
  @Access({
    permission: signedIn,
    audit: 'home.viewed',
    view: (_request, answer) => {
      const { shown, referrals } = answer as HomeAnswer;
      if (shown.length + referrals.length === 0) return null;
      const ofReferrals = referrals.length === 0 ? {} : { referrals };
      return { subjectType: 'cohort', subjectId: null, detail: { shown, ...ofReferrals } };
    },
  })
  @Render('home/home.njk')
  async home(@Req() { user }: ScopedRequest & { user: SignedInActor }): Promise<HomeAnswer> {
    if (!user.isSharing) {
      const page = presentHome({ ...NOTHING, user, lapse: await this.lapse(user) });
      return { page, shown: [], referrals: [] };
    }
    const since = await this.auth.look(user);
    const [found, counts, notices, panels] = await Promise.all([
      this.profiles.recentChanges(user, since, SHOWN + 1),
      this.counts(user),
      this.unreadNotices(user),
      this.partnership.listPanels(),
    ]);
    const referrals = await this.readReferrals.read(user, since, panels);
    const tasks = await this.readTasks.read(user);
    const changes = found.slice(0, SHOWN);
    const page = presentHome({
      user,
      lapse: null,
      seesEverybody: seesWholeCohort(user),
      lastLookedAt: since,
      changes: changes.map(({ surname, forename, summary, ...change }) => ({
        ...change,
        summary: `${surname}, ${forename}: ${summary}`,
      })),
      hasMoreChanges: found.length > SHOWN,
      counts,
      notices,
      panels,
      meetings: await this.meetings(user, panels),
      rooms: await this.rooms(user),
      referrals,
      tasks,
      openImports: await this.openImports(user, panels),
      canReadAudit: mayReadAudit(user),
    });
    const named = shownOf(referrals);
    return {
      page,
      shown: namesShown(changes, notices, [...named.offenders, ...offendersOf(tasks)]),
      referrals: named.referrals,
    };
  }

  private async lapse(user: SignedInActor): Promise<string> {
    return lapseWords(await this.auth.lapseOf(user));
  }

  private async unreadNotices(user: SignedInActor): Promise<NoticePage | null> {
    return mayReadNotices(user) ? this.notices.list(user, { unread: true, limit: NOTICES_SHOWN }) : null;
  }

  private async meetings(user: SignedInActor, panels: readonly PanelView[]): Promise<HomeMeetings | null> {
    if (!maySeeAgenda(user)) return null;
    const panel = defaultPanel(user, panels);
    const waiting = MEETING_KINDS.map(async (kind) => ({
      words: meetingWords(kind, panel.area),
      count: await this.agenda.countWaiting(user, panel.key, kind),
    }));
    return { panel, waiting: await Promise.all(waiting) };
  }

  /** Whoever sees the meetings of the whole scheme has a page of them. */
  private async rooms(user: SignedInActor): Promise<HomeRoom[] | null> {
    if (maySeeAgenda(user) || !mayReadMeetings(user)) return null;
    const { items } = await this.meetingsQueries.list(user, {});
    return items.filter(({ status }) => status === 'open' || status === 'scheduled');
  }

  private async openImports(user: SignedInActor, panels: readonly PanelView[]): Promise<OpenImport[] | null> {
    if (!mayImport(user)) return null;
    const { items } = await this.imports.list(user);
    return items
      .filter(({ status }) => status !== 'committed')
      .map(({ id, filename, panel, uploadedAt, uploadedBy }) => {
        const panelName = panels.find(({ key }) => key === panel)?.name ?? 'From the file';
        return { id, fileName: filename, panelName, uploadedAt, uploadedBy };
      });
  }

  private async counts(user: SignedInActor): Promise<HomeCounts | null> {
    if (!mayOpenCohort(user)) return null;
    const one = { limit: 1 };
    const [registered, rag, waiting] = await Promise.all([
      this.offenders.list(user, { ...one, status: 'registered' }),
      this.offenders.countByRag(user, {}),
      this.offenders.list(user, { ...one, status: 'not-registered', tier: '1' }),
    ]);
    return {
      registered: registered.total,
      red: rag.red,
      amberAlert: rag['amber-alert'],
      highScoreNotRegistered: waiting.total,
    };
  }
}

function namesShown(
  changes: readonly RecentChange[],
  notices: NoticePage | null,
  referred: readonly string[],
): string[] {
  const both = [...changes, ...(notices?.items ?? [])].flatMap(({ offenderId }) => offenderId ?? []);
  return [...new Set([...both, ...referred])];
}
