import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { readIfMatch } from '../../platform/access/if-match.js';
import { sendAs } from '../../platform/access/send-as.js';
import { ReferralDrafts } from './referral-drafts.service.js';
import {
  HandOverReferralDto,
  IdentifyReferralDto,
  ReferralDto,
  ReferralFilterDto,
  SubmitReferralDto,
  WithdrawReferralDto,
} from './referral-forms.dto.js';
import { mayIdentify, mayReadReferrals, mayRefer, mayRegister } from './referral-forms.policy.js';
import { viewedReferral, viewedReferrals } from './referral-forms.views.js';
import { ReferralListQueries } from './referral-list.queries.js';
import { ReferralMoves } from './referral-moves.service.js';
import { ReferralPapers } from './referral-papers.service.js';
import { ReferralRegistration } from './referral-registration.service.js';
import { ReferralSubmission } from './referral-submission.service.js';
import { ReferralsQueries } from './referrals.queries.js';
import type {
  EligibilityView,
  ReferralPage,
  ReferralView,
  RegisterAnswer,
  SubmitAnswer,
} from './referral-view.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('referrals')
@ApiBearerAuth()
@Controller('api/v1/referrals')
export class ReferralsController {
  constructor(
    private readonly drafts: ReferralDrafts,
    private readonly submission: ReferralSubmission,
    private readonly registration: ReferralRegistration,
    private readonly moves: ReferralMoves,
    private readonly queries: ReferralsQueries,
    private readonly lists: ReferralListQueries,
    private readonly papers: ReferralPapers,
  ) {}

  /** The reader’s own, those that their agency has sent, and for those who see the cohort every one that was sent. */
  @Get()
  @Access({ permission: mayReadReferrals, audit: 'referrals.viewed', view: viewedReferrals })
  list(@Req() { user }: Request, @Query() filter: ReferralFilterDto): Promise<ReferralPage> {
    return this.lists.list(user, filter);
  }

  /** Begins a draft; the same Idempotency-Key makes one. */
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Access({ permission: mayRefer, audit: 'referral.started' })
  async create(
    @Req() { user }: Request,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: ReferralDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReferralView> {
    const { id } = await this.drafts.create(user, { ...body }, key ?? null);
    void reply.header('location', `/api/v1/referrals/${id}`);
    return this.show(user, id, reply);
  }

  @Get(':id')
  @Access({ permission: mayReadReferrals, audit: 'referral.viewed', view: viewedReferral })
  get(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReferralView> {
    return this.show(user, id, reply);
  }

  /** Saves a draft as it is typed; amends what was sent (REF-5). */
  @Patch(':id')
  @Access({ permission: mayRefer, audit: 'referral.changed' })
  async change(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: ReferralDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReferralView> {
    await this.drafts.change(user, id, readIfMatch(ifMatch), { ...body });
    return this.show(user, id, reply);
  }

  /** The referral to print, in the order and words of Appendix A; taking it is logged as a disclosure (LAW-1). */
  @Get(':id/paper.pdf')
  @ApiProduces('application/pdf')
  @Access({ permission: mayReadReferrals, audit: 'referral.taken' })
  async paper(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { filename, content } = await this.papers.take(user, id);
    sendAs(reply, filename, 'application/pdf');
    return content;
  }

  /** Where the form is going, by what is typed so far (REF-2, REF-3). */
  @Get(':id/eligibility')
  @Access({ permission: mayReadReferrals, audit: 'referral.eligibility-viewed', view: viewedReferral })
  eligibility(@Req() { user }: Request, @Param('id') id: string): Promise<EligibilityView> {
    return this.queries.eligibility(user, id);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Access({ permission: mayRefer, audit: 'referral.submitted' })
  submit(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: SubmitReferralDto,
  ): Promise<SubmitAnswer> {
    return this.submission.submit(user, id, body);
  }

  /** The one button of a form that nobody needs: the rules register by themselves (REF-2). */
  @Post(':id/register')
  @HttpCode(200)
  @Access({ permission: mayRegister, audit: 'referral.withdrawn' })
  register(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: SubmitReferralDto,
  ): Promise<RegisterAnswer> {
    return this.registration.register(user, id, body);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Access({ permission: mayRefer, audit: 'referral.withdrawn' })
  async withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: WithdrawReferralDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReferralView> {
    await this.moves.withdraw(user, id, body);
    return this.show(user, id, reply);
  }

  /** Gives it to a colleague of the same agency. */
  @Post(':id/hand-over')
  @HttpCode(200)
  @Access({ permission: mayRefer, audit: 'referral.handed-over' })
  async handOver(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: HandOverReferralDto,
  ): Promise<{ id: string; version: number }> {
    return this.moves.handOver(user, id, body);
  }

  /** The co-ordinator says who it is about, where somebody known may be meant (REF-7). */
  @Post(':id/person')
  @HttpCode(200)
  @Access({ permission: mayIdentify, audit: 'referral.identified' })
  async identify(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: IdentifyReferralDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReferralView> {
    await this.moves.identify(user, id, body);
    return this.show(user, id, reply);
  }

  private async show(user: SignedInActor, id: string, reply: FastifyReply): Promise<ReferralView> {
    const referral = await this.queries.get(user, id);
    void reply.header('etag', `"${referral.version}"`);
    return referral;
  }
}
