import { Body, Controller, Get, Headers, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { readIfMatch } from '../../platform/access/if-match.js';
import { sendAs } from '../../platform/access/send-as.js';
import { CohortExport } from './cohort-export.service.js';
import { viewedCohort, viewedOffender } from './offenders.views.js';
import { ChangeOffenderDto, CohortQueryDto, CreateOffenderDto, TimelineQueryDto } from './offenders.dto.js';
import { mayKeepRecords, mayReadAccessLog } from './offenders.policy.js';
import { OffendersQueries, type CohortPage } from './offenders.queries.js';
import { OffendersService } from './offenders.service.js';
import {
  OffenderProfileQueries,
  type AccessEntry,
  type OffenderProfile,
  type PageOf,
  type TimelineEntry,
} from './offender-profile.queries.js';
import { mayOpenCohort } from '../sharing/index.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('offenders')
@ApiBearerAuth()
@Controller('api/v1/offenders')
export class OffendersController {
  constructor(
    private readonly offenders: OffendersService,
    private readonly queries: OffendersQueries,
    private readonly profiles: OffenderProfileQueries,
    private readonly exports: CohortExport,
  ) {}

  /** The definitive list (COH-1): everybody current, or those with the status asked for. */
  @Get()
  @Access({ permission: mayOpenCohort, audit: 'cohort.viewed', view: viewedCohort })
  list(@Req() { user }: Request, @Query() filter: CohortQueryDto): Promise<CohortPage> {
    return this.queries.list(user, filter);
  }

  /** The filtered list as a file; the same filters as the list. */
  @Get('export.csv')
  @ApiProduces('text/csv')
  @Access({ permission: mayOpenCohort, audit: 'cohort.exported' })
  async export(
    @Req() { user }: Request,
    @Query() filter: CohortQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { filename, content } = await this.exports.take(user, filter);
    sendAs(reply, filename, 'text/csv; charset=utf-8');
    return content;
  }

  @Post()
  @Access({ permission: mayKeepRecords, audit: 'offender.created' })
  async create(
    @Req() { user }: Request,
    @Body() body: CreateOffenderDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OffenderProfile> {
    const { id, version } = await this.offenders.create(user, body);
    void reply.header('etag', `"${version}"`).header('location', `/api/v1/offenders/${id}`);
    return this.profiles.get(user, id);
  }

  @Get(':id')
  @Access({ permission: mayOpenCohort, audit: 'offender.viewed', view: viewedOffender })
  async get(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OffenderProfile> {
    const profile = await this.profiles.get(user, id);
    void reply.header('etag', `"${profile.version}"`);
    return profile;
  }

  @Patch(':id')
  @Access({ permission: mayKeepRecords, audit: 'offender.changed' })
  async change(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: ChangeOffenderDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OffenderProfile> {
    const { version } = await this.offenders.change(user, id, readIfMatch(ifMatch), body);
    void reply.header('etag', `"${version}"`);
    return this.profiles.get(user, id);
  }

  @Get(':id/timeline')
  @Access({ permission: mayOpenCohort, audit: 'offender.timeline-viewed', view: viewedOffender })
  timeline(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query() query: TimelineQueryDto,
  ): Promise<PageOf<TimelineEntry>> {
    return this.profiles.timeline(user, id, query);
  }

  @Get(':id/access-log')
  @Access({ permission: mayReadAccessLog, audit: 'offender.access-log-viewed', view: viewedOffender })
  accessLog(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query('cursor') cursor?: string,
  ): Promise<PageOf<AccessEntry>> {
    return this.profiles.accessLog(user, id, cursor);
  }
}
