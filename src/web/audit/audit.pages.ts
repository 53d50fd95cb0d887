import { Controller, Get, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditQueries, mayReadAudit, viewedAudit } from '../../modules/audit/index.js';
import { Access } from '../../platform/access/access.js';
import { ViewLog } from '../../platform/access/view-log.js';
import type { ScopedRequest, SignedInActor } from '../../platform/access/access.js';
import type { FormError, TypedValues } from '../shell/form-errors.js';
import { typed } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { actionWords } from '../shell/action-words.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { presentAudit, type AuditInput } from './audit.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const FILTERS = ['subject', 'actor', 'from', 'to', 'cursor'] as const;
const VERIFY = 'audit.verified';

@ApiExcludeController()
@Controller('audit')
@UseInterceptors(PageInterceptor)
export class AuditPages {
  constructor(
    private readonly queries: AuditQueries,
    private readonly viewLog: ViewLog,
  ) {}

  /** Who did what and when, the latest first (LAW-1). */
  @Get()
  @Access({ permission: mayReadAudit, audit: 'audit.viewed' })
  async list(
    @Req() request: Request,
    @Query() query: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.log(request, 'audit.viewed');
    await this.show(reply, query, null);
  }

  /** Recomputes the whole chain and says whether it holds. */
  @Post('verify')
  @Access({ permission: mayReadAudit, audit: VERIFY })
  async verify(@Req() request: Request, @Res() reply: FastifyReply): Promise<void> {
    const { head, ...verification } = await this.queries.verify();
    await this.log(request, VERIFY);
    await this.show(reply, {}, { ...verification, head: `${head.seq}:${head.hash}` });
  }

  private log(request: Request, action: string): Promise<void> {
    return this.viewLog.record({ action, actor: request.user, ...viewedAudit(request) });
  }

  private async show(
    reply: FastifyReply,
    filter: TypedValues,
    verification: AuditInput['verification'],
  ): Promise<void> {
    const asked = Object.fromEntries(FILTERS.map((name) => [name, typed(filter, name) || undefined]));
    let errors: FormError[] = [];
    let found: Awaited<ReturnType<AuditQueries['list']>> = { items: [], nextCursor: null };
    try {
      found = await this.queries.list(asked);
    } catch (error) {
      errors = readRefusal(error, 'from');
    }
    const entries = found.items.map(({ action, ...entry }) => ({ ...entry, what: actionWords(action) }));
    const page = presentAudit({ entries, nextCursor: found.nextCursor, filter, verification, errors });
    await reply.status(errors.length > 0 ? 400 : 200).view('audit/audit.njk', { page });
  }
}
