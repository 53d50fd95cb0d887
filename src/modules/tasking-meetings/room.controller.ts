import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { Chairing } from './chairing.service.js';
import { Focus } from './focus.service.js';
import { MeetingNotes } from './meeting-notes.service.js';
import { MinutesQueries, type MinutesView } from './minutes.queries.js';
import { RoomQueries, type Room } from './room.queries.js';
import { CorrectionDto, FocusDto, NoteDto } from './tasking-meetings.dto.js';
import { mayNote, mayReadMeetings, mayRunMeetings } from './tasking-meetings.policy.js';
import { viewedMeeting, viewedMinutes } from './tasking-meetings.views.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('meetings')
@ApiBearerAuth()
@Controller('api/v1/meetings')
export class RoomController {
  constructor(
    private readonly chairing: Chairing,
    private readonly focus: Focus,
    private readonly notes: MeetingNotes,
    private readonly minutes: MinutesQueries,
    private readonly queries: RoomQueries,
  ) {}

  /** Takes the chair of an open meeting: the screen of whoever had it says so at once. */
  @Post(':id/chair')
  @HttpCode(200)
  @Access({ permission: mayRunMeetings, audit: 'meeting.viewed', view: viewedMeeting })
  async takeChair(@Req() { user }: Request, @Param('id') id: string): Promise<Room> {
    await this.chairing.takeOver(user, id);
    return this.queries.get(user, id);
  }

  /** Moves everybody's screen to an item of the agenda; the chair does (MEET-5). */
  @Post(':id/focus')
  @HttpCode(200)
  @Access({ permission: mayRunMeetings, audit: 'meeting.viewed', view: viewedMeeting })
  async moveFocus(@Req() { user }: Request, @Param('id') id: string, @Body() body: FocusDto): Promise<Room> {
    await this.focus.move(user, id, body);
    return this.queries.get(user, id);
  }

  /** The minutes as they froze when the meeting closed, with what was added since; a draft until then (MEET-5). */
  @Get(':id/minutes')
  @Access({ permission: mayReadMeetings, audit: 'minutes.viewed', view: viewedMinutes })
  readMinutes(@Req() { user }: Request, @Param('id') id: string): Promise<MinutesView> {
    return this.minutes.get(user, id);
  }

  /** Writes something down, about an item of the agenda or about the meeting (MEET-5). */
  @Post(':id/notes')
  @Access({ permission: mayNote, audit: 'meeting.noted' })
  note(@Req() { user }: Request, @Param('id') id: string, @Body() body: NoteDto): Promise<{ id: string }> {
    return this.notes.write(user, id, body);
  }

  /** Adds a dated correction to the minutes of a closed meeting (MEET-5). */
  @Post(':id/corrections')
  @Access({ permission: mayRunMeetings, audit: 'meeting.corrected' })
  correct(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: CorrectionDto,
  ): Promise<{ id: string }> {
    return this.notes.correct(user, id, body);
  }
}
