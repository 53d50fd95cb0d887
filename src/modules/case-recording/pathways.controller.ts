import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { mayRecordPathways, PathwaysQueries, type PathwayView } from '../case-facts/index.js';
import { viewedOffender } from '../offenders/index.js';
import { mayRead } from '../sharing/index.js';
import { ChangePathwayDto, FactsQueryDto, GiveReasonDto, RecordPathwayDto } from './case-recording.dto.js';
import { PathwaysService, type PathwayAnswer } from './pathways.service.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('pathways')
@ApiBearerAuth()
@Controller('api/v1/offenders/:id/pathways')
export class PathwaysController {
  constructor(
    private readonly pathways: PathwaysService,
    private readonly queries: PathwaysQueries,
  ) {}

  /** What is done about each need, what is open first; with `all`, every row and what took its place. */
  @Get()
  @Access({ permission: mayRead('pathways'), audit: 'pathway.viewed', view: viewedOffender })
  async list(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query() { all }: FactsQueryDto,
  ): Promise<{ items: PathwayView[]; total: number }> {
    const items = await this.queries.list(user, id, all === 'true');
    return { items, total: items.length };
  }

  /** Records a need and what is done about it; the agency that provides it sees the person until it ends. */
  @Post()
  @Access({ permission: mayRecordPathways, audit: 'pathway.changed' })
  record(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: RecordPathwayDto,
  ): Promise<PathwayAnswer> {
    return this.pathways.record(user, id, body);
  }

  /** Changes what is named of an entry, with the reason: a row in its place; both stay. */
  @Post(':pid/change')
  @Access({ permission: mayRecordPathways, audit: 'pathway.changed' })
  change(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('pid') pathwayId: string,
    @Body() body: ChangePathwayDto,
  ): Promise<PathwayAnswer> {
    return this.pathways.change(user, id, pathwayId, body);
  }

  /** Says that there was no such entry; the row stays as history. */
  @Post(':pid/withdraw')
  @HttpCode(200)
  @Access({ permission: mayRecordPathways, audit: 'pathway.changed' })
  withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('pid') pathwayId: string,
    @Body() body: GiveReasonDto,
  ): Promise<PathwayAnswer> {
    return this.pathways.withdraw(user, id, pathwayId, body);
  }
}
