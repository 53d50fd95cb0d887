import { Controller, Get, Query, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import {
  AgendaQueries,
  describeAgendaView,
  mayRunMeetings,
  maySeeAgenda,
  MEETING_KINDS,
  meetingWords,
  MeetingsQueries,
  type AgendaView,
} from '../../modules/tasking-meetings/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { addDays } from '../../shared/calendar-day.js';
import { notFound } from '../../shared/domain-error.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { defaultPanel } from './default-panel.js';
import { presentMeetings, type MeetingsView } from './meetings.presenter.js';

interface MeetingsAnswer {
  page: MeetingsView;
  shown: AgendaView[];
}

const DAYS_BACK = 28;

@ApiExcludeController()
@Controller('meetings')
@UseInterceptors(PageInterceptor)
export class MeetingsPages {
  constructor(
    private readonly agenda: AgendaQueries,
    private readonly meetings: MeetingsQueries,
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
    const from = addDays(this.clock.today(), -DAYS_BACK);
    const { items: held } = await this.meetings.list(user, { panel: panel.key, from });
    return {
      page: presentMeetings({ panels, panel, meetings, held, mayCall: mayRunMeetings(user) }),
      shown: meetings.flatMap(({ agenda }) => agenda.items),
    };
  }
}
