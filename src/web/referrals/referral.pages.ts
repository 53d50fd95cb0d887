import { Controller, Get, Param, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { answerWords, mayReadReferrals, ReferralsQueries } from '../../modules/referral-forms/index.js';
import { maySeeAgenda } from '../../modules/tasking-meetings/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { notFound } from '../../shared/domain-error.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { checkPage } from './check-page.js';
import type { CheckView } from './check.presenter.js';
import { presentPaper, type PaperView } from './paper.presenter.js';
import { ReadReferrals, type ReadReferral } from './read-referral.js';
import { presentReferral, type ReferralPageView } from './referral.presenter.js';
import { viewedReferralPage } from './referral.views.js';
import { presentSent, type SentView } from './sent.presenter.js';
import { presentTaskList, type TaskListView } from './task-list.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

interface Shown<Page> {
  page: Page;
  read: ReadReferral;
}

/** One referral: the list of its pages while it is being written, where it stands once it was sent, and on paper. */
@ApiExcludeController()
@Controller('referrals')
@UseInterceptors(PageInterceptor)
export class ReferralPages {
  constructor(
    private readonly referrals: ReadReferrals,
    private readonly queries: ReferralsQueries,
    private readonly partnership: PartnershipQueries,
  ) {}

  @Get(':id')
  @Access({ permission: mayReadReferrals, audit: 'referral.viewed', view: viewedReferralPage })
  @Render('referrals/referral.njk')
  async one(
    @Req() { user }: Request,
    @Param('id') id: string,
  ): Promise<Shown<(TaskListView | ReferralPageView) & { isForm: boolean }>> {
    const read = await this.referrals.read(user, id);
    const { referral, answers, steps, where, name, needed } = read;
    const { may, status, changedAt } = referral;
    if (may.edit) {
      const list = { id, name, status, changedAt, may, needed, where };
      return { page: { ...presentTaskList({ ...list, steps: referral.steps }), isForm: true }, read };
    }
    const agencies = await this.agencies();
    const page = presentReferral({
      ...{ name, referral, steps, answers, words: answerWords, where, agencies },
      seesMeetings: maySeeAgenda(user),
    });
    return { page: { ...page, isForm: false }, read };
  }

  /** Every answer with a way to change it. */
  @Get(':id/check')
  @Access({ permission: mayReadReferrals, audit: 'referral.viewed', view: viewedReferralPage })
  @Render('referrals/check.njk')
  async check(@Req() { user }: Request, @Param('id') id: string): Promise<Shown<CheckView>> {
    const read = await this.referrals.read(user, id);
    return { page: checkPage(id, read), read };
  }

  /** Where it went and what happens next. */
  @Get(':id/sent')
  @Access({ permission: mayReadReferrals, audit: 'referral.viewed', view: viewedReferralPage })
  @Render('referrals/sent.njk')
  async sent(@Req() { user }: Request, @Param('id') id: string): Promise<Shown<SentView>> {
    const read = await this.referrals.read(user, id);
    if (read.referral.status === 'draft') throw notFound('The page');
    return { page: presentSent(read.referral, read.name), read };
  }

  /** The form on paper: frozen as it was sent, or as typed so far. */
  @Get(':id/paper')
  @Access({ permission: mayReadReferrals, audit: 'referral.viewed', view: viewedReferralPage })
  @Render('referrals/paper.njk')
  async paper(@Req() { user }: Request, @Param('id') id: string): Promise<Shown<PaperView>> {
    const read = await this.referrals.read(user, id);
    const paper = await this.queries.paper(user, id);
    const agency = (await this.agencies()).get(paper.agency) ?? paper.agency;
    return { page: presentPaper(paper, agency), read };
  }

  private async agencies(): Promise<Map<string, string>> {
    return new Map((await this.partnership.listAgencies()).map(({ key, name }) => [key, name]));
  }
}
