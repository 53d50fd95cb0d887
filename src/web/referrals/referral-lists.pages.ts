import { Controller, Get, Query, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import {
  describeReferralsView,
  mayReadReferrals,
  mayRefer,
  ReferralListQueries,
  type ReferralFilter,
  type ReferralPage,
} from '../../modules/referral-forms/index.js';
import { seesWholeCohort } from '../../modules/sharing/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { REFERRAL_VIEWS, type ReferralViewName } from '../shell/paths.js';
import { ReferralsPageQueryDto } from './referrals-query.dto.js';
import { OWN_PANELS, presentReferrals, type ReferralsPageView } from './referrals.presenter.js';

interface ListAnswer {
  page: ReferralsPageView;
  shown: ReferralPage;
}

/** The lists of referrals. */
@ApiExcludeController()
@Controller('referrals')
@UseInterceptors(PageInterceptor)
export class ReferralListPages {
  constructor(
    private readonly lists: ReferralListQueries,
    private readonly partnership: PartnershipQueries,
  ) {}

  @Get()
  @Access({
    permission: mayReadReferrals,
    audit: 'referrals.viewed',
    view: (request, answer) => describeReferralsView(request, (answer as ListAnswer).shown),
  })
  @Render('referrals/referrals.njk')
  async list(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Query() { view: asked, ...typed }: ReferralsPageQueryDto,
  ): Promise<ListAnswer> {
    const views = REFERRAL_VIEWS.filter((view) => isOpenTo(user, view));
    const view = views.find((each) => each === asked) ?? firstFor(user, views);
    const scope = scopeOf(user, view);
    const { q, cursor, status } = typed;
    const panels = await this.partnership.listPanels();
    const own = ownPanels(user, panels.length);
    const panel = panelOf(own, view, typed.panel);
    const ofPanel = panel === OWN_PANELS ? { panels: own } : { panel };
    const filter = { ...ofPanel, q, cursor, ...(scope.status === undefined ? { status } : {}) };
    const [shown, totalAll, byPanel] = await Promise.all([
      this.lists.list(user, { ...filter, ...scope }),
      this.lists.countOf(user, scope),
      view === 'waiting' ? this.lists.countByPanel(user, scope) : null,
    ]);
    const page = presentReferrals({
      ...{ view, views, shown, totalAll, byPanel, panels, mayRefer: mayRefer(user), own },
      filter: { panel: panel ?? null, q: q ?? null, cursor: cursor ?? null, status: filter.status ?? null },
    });
    return { page, shown };
  }
}

const isOpenTo = (user: SignedInActor, view: ReferralViewName): boolean => {
  if (view === 'mine' || view === 'agency') return mayRefer(user);
  return view === 'decided' || seesWholeCohort(user);
};

/** A co-ordinator comes for the panel's list, whoever refers for their own. */
const firstFor = (user: SignedInActor, views: readonly ReferralViewName[]): ReferralViewName =>
  views.includes('waiting') && user.role !== 'offender-manager' ? 'waiting' : (views[0] ?? 'decided');

/** The panels that are this person's; whoever has all of them has none of their own. */
const ownPanels = ({ panels }: SignedInActor, all: number): readonly string[] =>
  panels.length < all ? panels : [];

/** Whoever has panels of their own finds their waiting list; `all` is every panel’s. */
function panelOf(
  [own, another]: readonly string[],
  view: ReferralViewName,
  asked: string | undefined,
): string | undefined {
  if (asked === 'all') return undefined;
  if (asked === OWN_PANELS && another === undefined) return own;
  return (
    asked ?? (view === 'waiting' && another !== undefined ? OWN_PANELS : view === 'waiting' ? own : undefined)
  );
}

function scopeOf(user: SignedInActor, view: ReferralViewName): ReferralFilter {
  switch (view) {
    case 'mine':
      return { mine: true };
    case 'agency':
      return { agency: user.agency };
    case 'waiting':
      return { status: 'submitted' };
    case 'decided':
      return { status: 'decided' };
  }
}
