import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayIdentify, mayRefer, ReferralMoves } from '../../modules/referral-forms/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentHandOver, presentWithdraw, type MoveInput, type MoveView } from './moves.presenter.js';
import { ReadReferrals, type ReadReferral } from './read-referral.js';
import { viewedReferralPage } from './referral.views.js';

type Request = ScopedRequest & { user: SignedInActor };

const MOVE = 'referrals/move.njk';

/** Withdrawing, handing over, and saying who a referral is about (REF-5, REF-7). */
@ApiExcludeController()
@Controller('referrals')
@UseInterceptors(PageInterceptor)
export class ReferralMovesPages {
  constructor(
    private readonly referrals: ReadReferrals,
    private readonly moves: ReferralMoves,
    private readonly locals: PageLocals,
  ) {}

  @Get(':id/withdraw')
  @Access({ permission: mayRefer, audit: 'referral.form-viewed', view: viewedReferralPage })
  @Render(MOVE)
  async withdrawForm(
    @Req() { user }: Request,
    @Param('id') id: string,
  ): Promise<{ page: MoveView; read: ReadReferral }> {
    const read = await this.referrals.read(user, id);
    return { page: presentWithdraw(inputOf(id, read)), read };
  }

  @Post(':id/withdraw')
  @Access({ permission: mayRefer, audit: 'referral.withdrawn' })
  async withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = await this.referrals.read(user, id);
    try {
      await this.moves.withdraw(user, id, { reason: typed(values, 'reason') });
      this.locals.flash(reply, 'Withdrawn.');
      await reply.redirect(paths.referral(id), 303);
    } catch (error) {
      const errors = readRefusal(error, 'reason');
      await reply.status(400).view(MOVE, { page: presentWithdraw({ ...inputOf(id, read), values, errors }) });
    }
  }

  @Get(':id/hand-over')
  @Access({ permission: mayRefer, audit: 'referral.form-viewed', view: viewedReferralPage })
  @Render(MOVE)
  async handOverForm(
    @Req() { user }: Request,
    @Param('id') id: string,
  ): Promise<{ page: MoveView; read: ReadReferral }> {
    const read = await this.referrals.read(user, id);
    return { page: presentHandOver(inputOf(id, read)), read };
  }

  @Post(':id/hand-over')
  @Access({ permission: mayRefer, audit: 'referral.handed-over' })
  async handOver(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = await this.referrals.read(user, id);
    try {
      await this.moves.handOver(user, id, { username: typed(values, 'username') });
      this.locals.flash(reply, 'Handed over.');
      await reply.redirect(paths.referrals(), 303);
    } catch (error) {
      const errors = readRefusal(error, 'username');
      await reply.status(400).view(MOVE, { page: presentHandOver({ ...inputOf(id, read), values, errors }) });
    }
  }

  /** The co-ordinator says who it is about, where somebody known may be meant (REF-7). */
  @Post(':id/identify')
  @Access({ permission: mayIdentify, audit: 'referral.identified' })
  async identify(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const person = typed(values, 'person');
    const identity = person === 'new' ? { confirmedNew: true } : { offenderId: person || undefined };
    await this.moves.identify(user, id, identity);
    this.locals.flash(reply, 'It is settled who the referral is about.');
    await reply.redirect(paths.referral(id), 303);
  }
}

const inputOf = (id: string, { name, referral: { status } }: ReadReferral): MoveInput => ({
  id,
  name,
  isDraft: status === 'draft',
});
