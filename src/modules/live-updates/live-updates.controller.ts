import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { EventFeed } from '../../platform/events/event-feed.js';
import { forbidden } from '../../shared/domain-error.js';
import { PartnershipQueries } from '../partnership/index.js';
import { heardBy } from './heard-by.queries.js';
import { FeedQueryDto } from './live-updates.dto.js';
import { audiblePanels, mayReadFeed } from './live-updates.policy.js';
import { toEventFor, type PublicEvent } from './public-event.js';

const MOST_LISTED = 100;

@ApiTags('live')
@ApiBearerAuth()
@Controller('api/v1/events')
export class LiveUpdatesController {
  constructor(
    private readonly feed: EventFeed,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * The live feed over HTTP: names, ids and versions after a sequence number, in order. `seq` is up to where the
   * reader now knows everything: what to send as `since` next.
   */
  @Get()
  @Access({ permission: mayReadFeed, audit: 'events.viewed' })
  async list(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Query() { panel, since, limit }: FeedQueryDto,
  ): Promise<{ items: PublicEvent[]; seq: number }> {
    const audible = audiblePanels(
      user,
      (await this.partnership.listPanels()).map(({ key }) => key),
    );
    if (panel !== undefined && !audible.includes(panel)) throw forbidden();
    const most = limit ?? MOST_LISTED;
    const newest = await this.feed.newestSeq();
    const listener = { actor: user, panels: panel ? [panel] : audible, withOwn: panel === undefined };
    const events = await this.feed.after(since ?? 0, most, heardBy(listener, this.clock.today()));
    const last = events.at(-1)?.seq ?? 0;
    return {
      items: events.map((event) => toEventFor(user, event)),
      seq: events.length === most ? last : Math.max(newest, last),
    };
  }
}
