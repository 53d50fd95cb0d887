import { Controller, Get, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { mayReadAudit } from '../../modules/audit/index.js';
import { AuthService } from '../../modules/auth/index.js';
import { ImportViews, mayImport } from '../../modules/imports/index.js';
import {
  OffenderProfileQueries,
  OffendersQueries,
  seesWholeCohort,
  type RecentChange,
} from '../../modules/offenders/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { Access, signedIn, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { presentHome, type HomeCounts, type HomeView, type OpenImport } from './home.presenter.js';

interface HomeAnswer {
  page: HomeView;
  changes: RecentChange[];
}

const SHOWN = 20;

@ApiExcludeController()
@Controller()
@UseInterceptors(PageInterceptor)
export class HomePages {
  constructor(
    private readonly auth: AuthService,
    private readonly offenders: OffendersQueries,
    private readonly profiles: OffenderProfileQueries,
    private readonly imports: ImportViews,
    private readonly partnership: PartnershipQueries,
  ) {}

  /** What changed since this person last looked, and what is waiting for them. */
  @Get()
  @Access({
    permission: signedIn,
    audit: 'home.viewed',
    view: (_request, answer) => {
      const shown = (answer as HomeAnswer).changes.map(({ offenderId }) => offenderId);
      return shown.length === 0 ? null : { subjectType: 'cohort', subjectId: null, detail: { shown } };
    },
  })
  @Render('home/home.njk')
  async home(@Req() { user }: ScopedRequest & { user: SignedInActor }): Promise<HomeAnswer> {
    const since = await this.auth.look(user);
    const [found, counts] = await Promise.all([
      this.profiles.recentChanges(user, since, SHOWN + 1),
      this.counts(user),
    ]);
    const changes = found.slice(0, SHOWN);
    const page = presentHome({
      user,
      lastLookedAt: since,
      changes: changes.map(({ surname, forename, summary, ...change }) => ({
        ...change,
        summary: `${surname}, ${forename}: ${summary}`,
      })),
      hasMoreChanges: found.length > SHOWN,
      counts,
      openImports: await this.openImports(user),
      canReadAudit: mayReadAudit(user),
    });
    return { page, changes };
  }

  private async openImports(user: SignedInActor): Promise<OpenImport[] | null> {
    if (!mayImport(user)) return null;
    const [{ items }, panels] = await Promise.all([this.imports.list(user), this.partnership.listPanels()]);
    return items
      .filter(({ status }) => status !== 'committed')
      .map(({ id, filename, panel, uploadedAt, uploadedBy }) => {
        const panelName = panels.find(({ key }) => key === panel)?.name ?? 'From the file';
        return { id, fileName: filename, panelName, uploadedAt, uploadedBy };
      });
  }

  private async counts(user: SignedInActor): Promise<HomeCounts | null> {
    if (!seesWholeCohort(user)) return null;
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
