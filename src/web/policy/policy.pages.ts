import { Controller, Get, Logger, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayReassess, ReassessmentService, ReassessmentsQueries } from '../../modules/ogrs-tiering/index.js';
import {
  mayDraftPolicy,
  mayReadPolicyDrafts,
  PartnershipQueries,
  PolicyDraftsQueries,
} from '../../modules/partnership/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import type { FormError } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentPolicyPage, type PolicyPageView } from './policy.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

/** The policy in force, its versions and drafts, and the re-assessment of everybody by it. */
@ApiExcludeController()
@Controller('admin/policy')
@UseInterceptors(PageInterceptor)
export class PolicyPages {
  private readonly logger = new Logger('Reassessment');

  constructor(
    private readonly partnership: PartnershipQueries,
    private readonly drafts: PolicyDraftsQueries,
    private readonly reassessment: ReassessmentService,
    private readonly runs: ReassessmentsQueries,
    private readonly locals: PageLocals,
    private readonly clock: ClockService,
  ) {}

  @Get()
  @Access({ permission: mayReadPolicyDrafts, audit: 'policy.viewed' })
  @Render('policy/policy.njk')
  async policy(@Req() { user }: Request): Promise<{ page: PolicyPageView }> {
    return { page: await this.present(user) };
  }

  /** Begins, and leads back to the page, which shows how far it is. */
  @Post('reassess')
  @Access({ permission: mayReassess, audit: 'eligibility.reassessed' })
  async reassess(@Req() { user }: Request, @Res() reply: FastifyReply): Promise<void> {
    try {
      const { finished } = await this.reassessment.start(user, 'asked');
      finished.catch((error: unknown) => this.logger.error(error));
      this.locals.flash(reply, 'The re-assessment of everybody has begun');
      await reply.redirect(paths.policy(), 303);
    } catch (error) {
      const page = await this.present(user, readRefusal(error, 'reassessments'));
      await reply.status(409).view('policy/policy.njk', { page });
    }
  }

  private async present(user: SignedInActor, errors: FormError[] = []): Promise<PolicyPageView> {
    const today = this.clock.today();
    const [versions, inForce, drafts, runs] = await Promise.all([
      this.partnership.listPolicyVersions(),
      this.partnership.policyOn(today),
      this.drafts.list(user),
      mayReassess(user) ? this.runs.list(user) : null,
    ]);
    const [canDraft, now] = [mayDraftPolicy(user), this.clock.now().getTime()];
    return presentPolicyPage({ versions, inForce, drafts, runs, canDraft, errors, today, now });
  }
}
