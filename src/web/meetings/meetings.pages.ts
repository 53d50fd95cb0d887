import { Controller, Get, Query, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PartnershipQueries, type PanelView } from '../../modules/partnership/index.js';
import {
  AgendaQueries,
  describeAgendaView,
  mayRunMeetings,
  maySeeAgenda,
  MEETING_KINDS,
  meetingWords,
  ownKindOf,
  CadenceQueries,
  MeetingCalendarQueries,
  type AgendaView,
  type CalendarMeeting,
} from '../../modules/tasking-meetings/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { addDays, londonDay } from '../../shared/calendar-day.js';
import { notFound } from '../../shared/domain-error.js';
import { mondayOf } from '../../shared/week.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { defaultPanel } from './default-panel.js';
import { presentMeetings, type MeetingsInput, type MeetingsView } from './meetings.presenter.js';

interface MeetingsAnswer {
  page: MeetingsView;
  shown: AgendaView[];
}

const DAYS = 28;

@ApiExcludeController()
@Controller('meetings')
@UseInterceptors(PageInterceptor)
export class MeetingsPages {
  constructor(
    private readonly agenda: AgendaQueries,
    private readonly calendar: MeetingCalendarQueries,
    private readonly cadence: CadenceQueries,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /** What waits for a panel's next tasking and panel (in the City operational) meeting (MEET-3, MEET-4). */
  @Get()
  @Access({
    permission: maySeeAgenda,
    audit: 'agenda.viewed',
    view: (request, answer) => describeAgendaView(request, (answer as MeetingsAnswer).shown),
  })
  @Render('meetings/meetings.njk')
  async next(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Query() query: TypedValues,
  ): Promise<MeetingsAnswer> {
    const panels = await this.partnership.listPanels();
    const asked = typed(query, 'panel');
    const panel = asked === '' ? defaultPanel(user, panels) : panels.find(({ key }) => key === asked);
    if (!panel) throw notFound('The panel');
    const meetings = await Promise.all(
      MEETING_KINDS.map(async (kind) => ({
        kind,
        words: meetingWords(kind, panel.area),
        agenda: await this.agenda.waiting(user, panel.key, kind),
      })),
    );
    return {
      page: presentMeetings({ panels, panel, meetings, ...(await this.read(user, panel)) }),
      shown: meetings.flatMap(({ agenda }) => agenda.items),
    };
  }

  /** The panel's calendar, and how often it has met. */
  private async read(
    user: SignedInActor,
    { key: panel, area }: PanelView,
  ): Promise<Omit<MeetingsInput, 'panels' | 'panel' | 'meetings'>> {
    const today = this.clock.today();
    const sunday = addDays(mondayOf(today), 6);
    const coming = await this.calendar.span(user, { panel, from: today, to: addDays(today, DAYS - 1) });
    const isToCome = ({ kind, status, startsAt }: CalendarMeeting): boolean =>
      kind === 'tasking' && status === 'scheduled' && londonDay(new Date(startsAt)) <= sunday;
    return {
      coming,
      past: await this.calendar.span(user, { panel, from: addDays(today, -DAYS), to: addDays(today, -1) }),
      open: await this.calendar.open(user, panel),
      cadence: {
        cadence: await this.cadence.view(user, panel),
        ownWords: meetingWords('panel', area),
        toCome: coming.filter(isToCome).length,
        nextOwn: await this.calendar.next(user, panel, ownKindOf(area)),
      },
      reader: { mayRun: mayRunMeetings(user), now: this.clock.now().toISOString() },
    };
  }
}
