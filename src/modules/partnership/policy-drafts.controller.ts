import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { readIfMatch } from '../../platform/access/if-match.js';
import type { PolicyContent } from './domain/policy.js';
import { mayDraftPolicy, mayReadPolicyDrafts } from './partnership.policy.js';
import { ChangePolicyDraftDto, CreatePolicyDraftDto } from './policy-drafts.dto.js';
import { PolicyDraftsQueries } from './policy-drafts.queries.js';
import type { PolicyDraft } from './policy-drafts.repository.js';
import { PolicyDrafts } from './policy-drafts.service.js';

type Request = ScopedRequest & { user: SignedInActor };
/** The policy's values stand beside the draft's own, as `GET /policy` answers them. */
type DraftAnswer = Omit<PolicyDraft, 'content'> & PolicyContent;

const toAnswer = ({ content, ...draft }: PolicyDraft): DraftAnswer => ({ ...draft, ...content });

/** Settling a draft may name the version that was looked at; without it the draft is taken as it is. */
const readVersion = (ifMatch: string | undefined): number | null =>
  ifMatch === undefined ? null : readIfMatch(ifMatch);

@ApiTags('scheme')
@ApiBearerAuth()
@Controller('api/v1/policy/drafts')
export class PolicyDraftsController {
  constructor(
    private readonly drafts: PolicyDrafts,
    private readonly queries: PolicyDraftsQueries,
  ) {}

  @Get()
  @Access({ permission: mayReadPolicyDrafts, audit: 'policy.viewed' })
  async list(@Req() { user }: Request): Promise<{ items: DraftAnswer[] }> {
    return { items: (await this.queries.list(user)).map(toAnswer) };
  }

  @Post()
  @Access({ permission: mayDraftPolicy, audit: 'policy.drafted' })
  async create(
    @Req() { user }: Request,
    @Body() body: CreatePolicyDraftDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftAnswer> {
    const { id, version } = await this.drafts.create(user, body);
    void reply.header('etag', `"${version}"`).header('location', `/api/v1/policy/drafts/${id}`);
    return toAnswer(await this.queries.get(user, id));
  }

  @Get(':id')
  @Access({ permission: mayReadPolicyDrafts, audit: 'policy.viewed' })
  async get(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftAnswer> {
    const draft = await this.queries.get(user, id);
    void reply.header('etag', `"${draft.version}"`);
    return toAnswer(draft);
  }

  @Patch(':id')
  @Access({ permission: mayDraftPolicy, audit: 'policy.changed' })
  async change(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: ChangePolicyDraftDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftAnswer> {
    const { version } = await this.drafts.change(user, id, readIfMatch(ifMatch), body);
    void reply.header('etag', `"${version}"`);
    return toAnswer(await this.queries.get(user, id));
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Access({ permission: mayDraftPolicy, audit: 'policy.discarded' })
  async discard(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Headers('if-match') ifMatch?: string,
  ): Promise<DraftAnswer> {
    await this.drafts.discard(user, id, readVersion(ifMatch));
    return toAnswer(await this.queries.get(user, id));
  }

  /** Makes the draft the next policy version, which `became` names; it is in force from its day on. */
  @Post(':id/adopt')
  @HttpCode(200)
  @Access({ permission: mayDraftPolicy, audit: 'policy.adopted' })
  async adopt(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Headers('if-match') ifMatch?: string,
  ): Promise<DraftAnswer> {
    await this.drafts.adopt(user, id, readVersion(ifMatch));
    return toAnswer(await this.queries.get(user, id));
  }
}
