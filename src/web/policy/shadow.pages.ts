import { Body, Controller, Get, Param, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  describeShadowView,
  maySeeShadowRun,
  ShadowFilterDto,
  ShadowRuns,
} from '../../modules/ogrs-tiering/index.js';
import {
  mayDraftPolicy,
  PartnershipQueries,
  policyDifferences,
  PolicyDrafts,
  PolicyDraftsQueries,
  type PolicyDifference,
  type PolicyDraft,
} from '../../modules/partnership/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ViewLog } from '../../platform/access/view-log.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentSettle } from './settle.presenter.js';
import { presentShadow } from './shadow.presenter.js';
import { seesWholeCohort } from '../../modules/sharing/index.js';

type Request = ScopedRequest & { user: SignedInActor };
type Settling = 'adopt' | 'discard';

const VIEWED = 'policy.shadow-viewed';

/** What a draft would change, and its end: adopted or discarded. */
@ApiExcludeController()
@Controller('admin/policy/drafts/:id')
@UseInterceptors(PageInterceptor)
export class ShadowPages {
  constructor(
    private readonly drafts: PolicyDrafts,
    private readonly queries: PolicyDraftsQueries,
    private readonly runs: ShadowRuns,
    private readonly partnership: PartnershipQueries,
    private readonly viewLog: ViewLog,
    private readonly locals: PageLocals,
  ) {}

  /** Whoever is named is in the log before the page leaves (COH-3). A settled draft has nothing left to try. */
  @Get('shadow')
  @Access({ permission: maySeeShadowRun, audit: VIEWED })
  async shadow(
    @Req() request: Request,
    @Param('id') id: string,
    @Query() filter: ShadowFilterDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { user } = request;
    const draft = await this.queries.get(user, id);
    if (draft.status !== 'open') return reply.redirect(paths.policyDraft(id), 303);
    const shadow = await this.runs.page(user, id, filter);
    await this.viewLog.record({ action: VIEWED, actor: user, ...describeShadowView(request, shadow) });
    const page = presentShadow({
      shadow,
      differences: await this.differences(draft, shadow.comparedWith),
      change: filter.change ?? null,
      cursor: filter.cursor ?? null,
      panels: await this.partnership.listPanels(),
      canOpen: seesWholeCohort(user),
      canDraft: mayDraftPolicy(user),
    });
    await reply.view('policy/shadow.njk', { page });
  }

  @Get('discard')
  @Access({ permission: mayDraftPolicy, audit: 'policy.viewed' })
  askToDiscard(@Req() { user }: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.ask(reply, { user, id, how: 'discard' });
  }

  @Post('discard')
  @Access({ permission: mayDraftPolicy, audit: 'policy.discarded' })
  discard(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.settle(reply, { user, id, how: 'discard' }, async () => {
      await this.drafts.discard(user, id, versionOf(values));
      return 'The draft is discarded. Nothing has changed.';
    });
  }

  @Get('adopt')
  @Access({ permission: mayDraftPolicy, audit: 'policy.viewed' })
  askToAdopt(@Req() { user }: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.ask(reply, { user, id, how: 'adopt' });
  }

  @Post('adopt')
  @Access({ permission: mayDraftPolicy, audit: 'policy.adopted' })
  adopt(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.settle(reply, { user, id, how: 'adopt' }, async () => {
      const { adopted } = await this.drafts.adopt(user, id, versionOf(values));
      return `The draft is adopted as version ${adopted}`;
    });
  }

  /** What was looked at is what is settled; when that does not stand, the question is asked again and says why. */
  private async settle(reply: FastifyReply, place: Place, work: () => Promise<string>): Promise<void> {
    try {
      this.locals.flash(reply, await work());
      await reply.redirect(paths.policy(), 303);
    } catch (error) {
      await this.ask(reply, place, readRefusal(error, 'settle'));
    }
  }

  private async ask(reply: FastifyReply, { user, id, how }: Place, errors: FormError[] = []): Promise<void> {
    const draft = await this.queries.get(user, id);
    if (draft.status !== 'open') return reply.redirect(paths.policyDraft(id), 303);
    const run = await this.runs.summary(user, id);
    const differences = await this.differences(draft, run.comparedWith);
    const page = presentSettle({ how, draft, run, differences, errors });
    await reply.status(errors.length > 0 ? 409 : 200).view('policy/settle.njk', { page });
  }

  private async differences({ content }: PolicyDraft, version: number): Promise<PolicyDifference[]> {
    const versions = await this.partnership.listPolicyVersions();
    const other = versions.find((each) => each.version === version);
    return other ? policyDifferences(other.content, content) : [];
  }
}

interface Place {
  user: SignedInActor;
  id: string;
  how: Settling;
}

const versionOf = (values: TypedValues): number => Number(typed(values, 'version'));
