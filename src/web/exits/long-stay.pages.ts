import { Controller, Get, Query, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import {
  describeExitsView,
  LongStayDto,
  LongStayQueries,
  mayReadExits,
  type LongStayItem,
} from '../../modules/exit-rules/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { presentLongStay, type LongStayView } from './long-stay.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiExcludeController()
@Controller('exits/long-stay')
@UseInterceptors(PageInterceptor)
export class LongStayPages {
  constructor(
    private readonly longStays: LongStayQueries,
    private readonly partnership: PartnershipQueries,
  ) {}

  /** Members of four years and more, how long they have been there, and what has been tried (COH-5). */
  @Get()
  @Access({
    permission: mayReadExits,
    audit: 'exits.viewed',
    view: (request, answer) => describeExitsView(request, (answer as { items: LongStayItem[] }).items),
  })
  @Render('exits/long-stay.njk')
  async show(
    @Req() { user }: Request,
    @Query() { panel }: LongStayDto,
  ): Promise<{ page: LongStayView; items: LongStayItem[] }> {
    const list = await this.longStays.list(user, { panel });
    const panels = await this.partnership.listPanels();
    return { page: presentLongStay(list, { panel: panel ?? null, panels }), items: list.items };
  }
}
