import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { viewedOffender } from '../../modules/offenders/index.js';
import { maySetRag, RagStatusQueries, RagStatusService } from '../../modules/rag-status/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { FactForms } from '../case-facts/fact-forms.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentRagForm } from './rag-form.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM = 'rag-status/rag.njk';

/** The form that sets a RAG status with a reason, and the button that says it is still right. */
@ApiExcludeController()
@Controller('offenders/:id/rag')
@UseInterceptors(PageInterceptor)
export class RagPages {
  constructor(
    private readonly forms: FactForms,
    private readonly service: RagStatusService,
    private readonly queries: RagStatusQueries,
    private readonly locals: PageLocals,
    private readonly clock: ClockService,
  ) {}

  @Get()
  @Access({ permission: maySetRag, audit: 'offender.form-viewed', view: viewedOffender })
  @Render(FORM)
  async form(@Req() { user }: Request, @Param('id') id: string) {
    const offender = await this.forms.record(user, id);
    const rag = await this.queries.get(user, id);
    return { page: presentRagForm({ offender, rag, today: this.clock.today() }) };
  }

  @Post()
  @Access({ permission: maySetRag, audit: 'rag.changed' })
  async set(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const today = this.clock.today();
    const rag = await this.queries.get(user, id);
    const sent = { status: typed(values, 'status'), reason: typed(values, 'reason') };
    const place = { user, id, tab: null, field: 'status', template: FORM };
    await this.forms.answer(reply, place, {
      save: async () => {
        await this.service.set(user, id, sent);
        return 'RAG status set';
      },
      show: (offender, errors) => presentRagForm({ offender, rag, values, errors, today }),
    });
  }

  /** LAW-5: the button has no form of its own to come back to. */
  @Post('confirm')
  @Access({ permission: maySetRag, audit: 'rag.confirmed' })
  async confirm(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.service.confirm(user, id);
    this.locals.flash(reply, 'RAG status confirmed');
    await reply.redirect(paths.offender(id), 303);
  }
}
