import { Body, Controller, Get, Param, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import {
  MeetingCalendarQueries,
  MeetingChanges,
  mayRunMeetings,
} from '../../modules/tasking-meetings/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { DomainError } from '../../shared/domain-error.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { readMoveForm } from './change-meeting.form.js';
import {
  presentCancel,
  presentMove,
  type ChangeMeetingInput,
  type ChangeMeetingView,
} from './change-meeting.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };
type Present = (input: ChangeMeetingInput) => ChangeMeetingView;

const FORM = 'meetings/change-meeting.njk';

/** Somebody moved it meanwhile: the form is shown again, with when it starts now. */
function refusalOf(error: unknown, field: string): FormError[] {
  const isStale = error instanceof DomainError && error.details.kind === 'stale';
  return isStale ? [{ field, message: error.message }] : readRefusal(error, field);
}

/** Moving and cancelling a meeting that has not begun (MEET-1). */
@ApiExcludeController()
@Controller('meetings')
@UseInterceptors(PageInterceptor)
export class ChangeMeetingPages {
  constructor(
    private readonly calendar: MeetingCalendarQueries,
    private readonly changes: MeetingChanges,
    private readonly partnership: PartnershipQueries,
    private readonly locals: PageLocals,
  ) {}

  @Get(':id/move')
  @Access({ permission: mayRunMeetings, audit: 'meetings.viewed' })
  moveForm(@Req() { user }: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.show(user, id, reply, { present: presentMove });
  }

  @Post(':id/move')
  @Access({ permission: mayRunMeetings, audit: 'meeting.moved' })
  async move(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { errors, ...move } = readMoveForm(values);
    const refuse = (shown: FormError[]): Promise<void> =>
      this.show(user, id, reply, { present: presentMove, values, errors: shown });
    if (errors.length > 0) return refuse(errors);
    try {
      await this.changes.move(user, id, move);
    } catch (error) {
      return refuse(refusalOf(error, 'startsAt'));
    }
    await this.leave(user, id, reply, 'Meeting moved');
  }

  @Get(':id/cancel')
  @Access({ permission: mayRunMeetings, audit: 'meetings.viewed' })
  cancelForm(@Req() { user }: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.show(user, id, reply, { present: presentCancel });
  }

  @Post(':id/cancel')
  @Access({ permission: mayRunMeetings, audit: 'meeting.cancelled' })
  async cancel(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.changes.cancel(user, id, { reason: typed(values, 'reason') });
    } catch (error) {
      const errors = refusalOf(error, 'reason');
      return this.show(user, id, reply, { present: presentCancel, values, errors });
    }
    await this.leave(user, id, reply, 'Meeting cancelled');
  }

  /** The form; a meeting that has begun or was cancelled meanwhile is shown as it stands. */
  private async show(
    user: SignedInActor,
    id: string,
    reply: FastifyReply,
    { present, ...typedIn }: { present: Present; values?: TypedValues; errors?: FormError[] },
  ): Promise<void> {
    const meeting = await this.calendar.get(user, id);
    if (meeting.status !== 'scheduled') {
      const [error] = typedIn.errors ?? [];
      if (error) this.locals.flash(reply, error.message);
      return reply.redirect(paths.meeting(id), 303);
    }
    const panels = await this.partnership.listPanels();
    const panel = panels.find(({ key }) => key === meeting.panel)?.name ?? meeting.panel;
    await reply
      .status(typedIn.errors ? 400 : 200)
      .view(FORM, { page: present({ meeting, panel, ...typedIn }) });
  }

  private async leave(user: SignedInActor, id: string, reply: FastifyReply, said: string): Promise<void> {
    const { panel } = await this.calendar.get(user, id);
    this.locals.flash(reply, said);
    await reply.redirect(paths.meetings({ panel }), 303);
  }
}
