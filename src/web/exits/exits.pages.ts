import { Body, Controller, Get, Post, Query, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  describeExitsView,
  ExitQueries,
  ExitRequests,
  ExitsQueryDto,
  mayReadExits,
  mayReviewExits,
  readExitDay,
  readExitMonth,
  type ExitItem,
} from '../../modules/exit-rules/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { countOf } from '../shell/labels.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentExits, type ExitsView } from './exits.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiExcludeController()
@Controller('exits')
@UseInterceptors(PageInterceptor)
export class ExitsPages {
  constructor(
    private readonly exits: ExitQueries,
    private readonly requests: ExitRequests,
    private readonly partnership: PartnershipQueries,
    private readonly locals: PageLocals,
  ) {}

  /** Who is due to leave, who is held back and by what, whom a panel has kept, and the coming months (EXIT-3). */
  @Get()
  @Access({
    permission: mayReadExits,
    audit: 'exits.viewed',
    view: (request, answer) => describeExitsView(request, (answer as { items: ExitItem[] }).items),
  })
  @Render('exits/exits.njk')
  async show(
    @Req() { user }: Request,
    @Query() query: ExitsQueryDto,
  ): Promise<{ page: ExitsView; items: ExitItem[] }> {
    const { panel } = query;
    const on = readExitDay(query.on);
    const month = readExitMonth(query.month);
    const board = await this.exits.board(user, { panel, on, month });
    const page = presentExits({
      ...{ board, panel: panel ?? null, on: on ?? null, month: month ?? null },
      panels: await this.partnership.listPanels(),
      mayReview: mayReviewExits(user),
    });
    return { page, items: board.items };
  }

  @Post('review')
  @Access({ permission: mayReviewExits, audit: 'exit.reviewed' })
  async review(
    @Req() { user }: Request,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const panel = typed(values, 'panel');
    const { done, changed } = await this.requests.review(user, { panel });
    const words = changed === 0 ? 'nothing is different' : `${changed} of them different than before`;
    this.locals.flash(reply, `Reviewed ${countOf(done, 'person', 'people')}: ${words}.`);
    await reply.redirect(paths.exits({ panel }), 303);
  }
}
