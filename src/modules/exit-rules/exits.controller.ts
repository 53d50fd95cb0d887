import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import type { ExitItem } from './exit-details.queries.js';
import { EndingsQueries, type EndingView } from './endings.queries.js';
import { readExitDay, readExitMonth } from './domain/read-exit-day.js';
import { ExitCorrections, type EndedAnswer } from './exit-corrections.service.js';
import { ExitRequests, type ExitRunView } from './exit-requests.service.js';
import {
  EndingDto,
  ExitDayDto,
  ExitsQueryDto,
  GiveReasonDto,
  LongStayDto,
  ReviewExitsDto,
} from './exits.dto.js';
import { mayEndWithoutMeeting, mayReadExits, mayReviewExits } from './exits.policy.js';
import { ExitQueries, type ExitList, type ExitOverview } from './exits.queries.js';
import { LongStayQueries, type LongStayList } from './long-stay.queries.js';
import { viewedExit, viewedExits } from './exits.views.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('exits')
@ApiBearerAuth()
@Controller('api/v1/exits')
export class ExitsController {
  constructor(
    private readonly queries: ExitQueries,
    private readonly requests: ExitRequests,
    private readonly endings: EndingsQueries,
    private readonly corrections: ExitCorrections,
    private readonly longStays: LongStayQueries,
  ) {}

  /** Who is due, who is held and by what, and when each could next leave (EXIT-3). */
  @Get()
  @Access({ permission: mayReadExits, audit: 'exits.viewed', view: viewedExits })
  list(@Req() { user }: Request, @Query() { on, month, ...filter }: ExitsQueryDto): Promise<ExitList> {
    return this.queries.list(user, { ...filter, on: readExitDay(on), month: readExitMonth(month) });
  }

  /** How many there are of each state, and how many reach the day in each of the coming months; nobody by name. */
  @Get('overview')
  @Access({ permission: mayReadExits, audit: 'exits.counted' })
  overview(@Req() { user }: Request, @Query() { on, panel }: ExitsQueryDto): Promise<ExitOverview> {
    return this.queries.overview(user, { panel, on: readExitDay(on) });
  }

  /** Members of four years and more, how long they have been there, and what has been tried (COH-5). */
  @Get('long-stay')
  @Access({ permission: mayReadExits, audit: 'exits.viewed', view: viewedExits })
  longStay(@Req() { user }: Request, @Query() query: LongStayDto): Promise<LongStayList> {
    return this.longStays.list(user, query);
  }

  /** Reviews one person, a panel or everybody; twice is the same as once (EXIT-3). */
  @Post('review')
  @HttpCode(200)
  @Access({ permission: mayReviewExits, audit: 'exit.reviewed' })
  review(@Req() { user }: Request, @Body() body: ReviewExitsDto): Promise<ExitRunView> {
    return this.requests.review(user, body);
  }

  /** How far a review has come that was asked for without waiting. */
  @Get('reviews/:rid')
  @Access({ permission: mayReviewExits, audit: 'exit.reviews-viewed' })
  progress(@Req() { user }: Request, @Param('rid') id: string): Promise<ExitRunView> {
    return this.requests.progress(user, id);
  }

  /** One person’s exit, today or on another day; `exit` is null while they are not registered. */
  @Get(':id')
  @Access({ permission: mayReadExits, audit: 'exits.viewed', view: viewedExit })
  async get(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query() { on }: ExitDayDto,
  ): Promise<{ exit: ExitItem | null; endings: EndingView[] }> {
    const exit = await this.queries.of(user, id, readExitDay(on));
    return { exit, endings: await this.endings.of(user, id) };
  }

  /** Records that somebody has died or moved away, which no meeting decides (EXIT-5). */
  @Post(':id/ending')
  @HttpCode(200)
  @Access({ permission: mayEndWithoutMeeting, audit: 'offender.exited' })
  end(@Req() { user }: Request, @Param('id') id: string, @Body() body: EndingDto): Promise<EndedAnswer> {
    return this.corrections.recordEnding(user, id, body);
  }

  /** Takes back an exit that was made in error, by an entry of its own (EXIT-5). */
  @Post(':id/take-back')
  @HttpCode(200)
  @Access({ permission: mayEndWithoutMeeting, audit: 'exit.reversed' })
  takeBack(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: GiveReasonDto,
  ): Promise<EndedAnswer> {
    return this.corrections.takeBack(user, id, body);
  }
}
