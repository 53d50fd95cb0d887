import { Body, Controller, Get, Param, Post, Query, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  mayDraftPolicy,
  mayReadPolicyDrafts,
  PartnershipQueries,
  policyDifferences,
  PolicyDrafts,
  PolicyDraftsQueries,
  type PolicyContent,
  type PolicyDraft,
} from '../../modules/partnership/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { DomainError, notFound } from '../../shared/domain-error.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { readDraftForm } from './draft.form.js';
import { presentDraftForm } from './draft-form.presenter.js';
import { presentDraft } from './draft.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM = 'policy/draft-form.njk';
const STALE: FormError = {
  field: 'policy-form',
  message: 'Somebody else saved this draft while you were editing. Save again to keep what you typed',
};

/** Drafting a policy version. */
@ApiExcludeController()
@Controller('admin/policy/drafts')
@UseInterceptors(PageInterceptor)
export class PolicyDraftPages {
  constructor(
    private readonly drafts: PolicyDrafts,
    private readonly queries: PolicyDraftsQueries,
    private readonly partnership: PartnershipQueries,
    private readonly locals: PageLocals,
    private readonly clock: ClockService,
  ) {}

  @Get('new')
  @Access({ permission: mayDraftPolicy, audit: 'policy.viewed' })
  @Render(FORM)
  async newForm(@Query('from') from?: string) {
    return { page: presentDraftForm({ draft: null, from: await this.startingPoint(from) }) };
  }

  @Post('new')
  @Access({ permission: mayDraftPolicy, audit: 'policy.drafted' })
  async create(
    @Req() { user }: Request,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const from = await this.startingPoint(typed(values, 'basedOn'));
    const { draft, errors } = readDraftForm(values, from.content, this.clock.today());
    try {
      const { id } = await this.drafts.create(user, { ...draft, basedOn: from.version });
      this.locals.flash(reply, 'The draft is saved. Nothing of it is in force.');
      await reply.redirect(paths.shadowRun(id), 303);
    } catch (error) {
      const shown = mergeErrors(errors, error);
      await reply
        .status(400)
        .view(FORM, { page: presentDraftForm({ draft: null, from, values, errors: shown }) });
    }
  }

  /** The form for whoever drafts; for anybody else, and once it is settled, the draft to read. */
  @Get(':id')
  @Access({ permission: mayReadPolicyDrafts, audit: 'policy.viewed' })
  async one(@Req() { user }: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const draft = await this.queries.get(user, id);
    if (mayDraftPolicy(user) && draft.status === 'open') {
      return reply.view(FORM, { page: presentDraftForm({ draft, from: fromDraft(draft) }) });
    }
    const basis = await this.startingPoint(String(draft.basedOn));
    const differences = policyDifferences(basis.content, draft.content);
    await reply.view('policy/draft.njk', {
      page: presentDraft(draft, { basis: basis.version, differences }),
    });
  }

  @Post(':id')
  @Access({ permission: mayDraftPolicy, audit: 'policy.changed' })
  async change(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const before = await this.queries.get(user, id);
    const { draft: terms, errors } = readDraftForm(values, before.content, this.clock.today());
    try {
      await this.drafts.change(user, id, Number(typed(values, 'version')), terms);
      this.locals.flash(reply, 'The draft is saved. Nothing of it is in force.');
      await reply.redirect(paths.shadowRun(id), 303);
    } catch (error) {
      const draft = await this.queries.get(user, id);
      if (draft.status !== 'open') throw error;
      const isStale = error instanceof DomainError && error.details.kind === 'stale';
      const shown = isStale ? [STALE] : mergeErrors(errors, error);
      const version = isStale ? draft.version : Number(typed(values, 'version'));
      const page = presentDraftForm({
        ...{ draft: { ...draft, version }, from: fromDraft(draft), values },
        ...{ errors: shown, isStale },
      });
      await reply.status(isStale ? 412 : 400).view(FORM, { page });
    }
  }

  /** @throws DomainError not-found for a version that there is not. */
  private async startingPoint(
    named: string | undefined,
  ): Promise<{ version: number; content: PolicyContent }> {
    if (named === undefined || named === '') return this.partnership.policyOn(this.clock.today());
    const versions = await this.partnership.listPolicyVersions();
    const found = versions.find(({ version }) => String(version) === named);
    if (!found) throw notFound('The policy version');
    return found;
  }
}

const fromDraft = ({ basedOn, content }: PolicyDraft): { version: number; content: PolicyContent } => ({
  version: basedOn,
  content,
});

/** In the order of the page. What the form found wrong with its date stands for what the rule says of it. */
function mergeErrors(formErrors: readonly FormError[], error: unknown): FormError[] {
  const refused = readRefusal(error, 'policy-form');
  const own = new Set(formErrors.map(({ field }) => field));
  const isLast = ({ field }: FormError): boolean => field === 'sourceNote';
  const others = refused.filter(({ field }) => !own.has(field));
  return [...others.filter((each) => !isLast(each)), ...formErrors, ...others.filter(isLast)];
}
