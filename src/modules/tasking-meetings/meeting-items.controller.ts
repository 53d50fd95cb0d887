import { Body, Controller, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { AgendaEdits } from './agenda-edits.service.js';
import { MoveItemDto, NewItemDto, TakeOffItemDto } from './tasking-meetings.dto.js';
import { mayRunMeetings } from './tasking-meetings.policy.js';

type Request = ScopedRequest & { user: SignedInActor };

/** The agenda of a meeting, as whoever runs it changes it, before it opens and while it is open (MEET-4). */
@ApiTags('meetings')
@ApiBearerAuth()
@Controller('api/v1/meetings/:id/items')
export class MeetingItemsController {
  constructor(private readonly edits: AgendaEdits) {}

  @Post()
  @Access({ permission: mayRunMeetings, audit: 'agenda.changed' })
  add(@Req() { user }: Request, @Param('id') id: string, @Body() body: NewItemDto): Promise<{ id: string }> {
    return this.edits.add(user, id, body);
  }

  /** Moves it to a place among those that wait. */
  @Patch(':iid')
  @HttpCode(204)
  @Access({ permission: mayRunMeetings, audit: 'agenda.changed' })
  move(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('iid') itemId: string,
    @Body() { position }: MoveItemDto,
  ): Promise<void> {
    return this.edits.move(user, id, itemId, position);
  }

  @Post(':iid/take-off')
  @HttpCode(204)
  @Access({ permission: mayRunMeetings, audit: 'agenda.changed' })
  takeOff(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('iid') itemId: string,
    @Body() { reason }: TakeOffItemDto,
  ): Promise<void> {
    return this.edits.takeOff(user, id, itemId, reason);
  }

  @Post(':iid/put-back')
  @HttpCode(204)
  @Access({ permission: mayRunMeetings, audit: 'agenda.changed' })
  putBack(@Req() { user }: Request, @Param('id') id: string, @Param('iid') itemId: string): Promise<void> {
    return this.edits.putBack(user, id, itemId);
  }
}
