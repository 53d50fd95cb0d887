import { Body, Controller, Get, Param, Post, Query, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OffendersQueries } from '../../modules/offenders/index.js';
import {
  AgendaEdits,
  describeMeetingView,
  mayReadMeetings,
  mayRunMeetings,
  MeetingsQueries,
  type MeetingView,
} from '../../modules/tasking-meetings/index.js';
import {
  Access,
  type ScopedRequest,
  type SignedInActor,
  type ViewedSubject,
} from '../../platform/access/access.js';
import { notFound } from '../../shared/domain-error.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import {
  backTo,
  presentAdd,
  presentAgendaPage,
  presentTakeOff,
  readFrom,
  type AddView,
  type AgendaPageView,
  type TakeOffView,
} from './agenda-edit.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const AGENDA = 'meetings/agenda.njk';
const ADD = 'meetings/agenda-add.njk';
const TAKE_OFF = 'meetings/agenda-take-off.njk';
const MOST_PEOPLE = 200;

const viewedAgendaPage = (_request: ScopedRequest, answer: unknown): ViewedSubject =>
  describeMeetingView((answer as { meeting: MeetingView }).meeting);

/** The agenda of a meeting, and what whoever runs it does to it (MEET-4). */
@ApiExcludeController()
@Controller('meetings/:id/agenda')
@UseInterceptors(PageInterceptor)
export class AgendaEditPages {
  constructor(
    private readonly meetings: MeetingsQueries,
    private readonly edits: AgendaEdits,
    private readonly offenders: OffendersQueries,
  ) {}

  @Get()
  @Access({ permission: mayReadMeetings, audit: 'meeting.viewed', view: viewedAgendaPage })
  @Render(AGENDA)
  async agenda(
    @Req() { user }: Request,
    @Param('id') id: string,
  ): Promise<{ page: AgendaPageView; meeting: MeetingView }> {
    const meeting = await this.read(user, id);
    return { page: presentAgendaPage(meeting, { mayRun: mayRunMeetings(user) }), meeting };
  }

  @Get('new')
  @Access({ permission: mayRunMeetings, audit: 'meeting.viewed', view: viewedAgendaPage })
  @Render(ADD)
  async addForm(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query() values: TypedValues,
  ): Promise<{ page: AddView; meeting: MeetingView }> {
    return { page: await this.addPage(user, id, { values }), meeting: await this.read(user, id) };
  }

  @Post('new')
  @Access({ permission: mayRunMeetings, audit: 'agenda.changed' })
  async add(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [offenderId, summary, reason] = [
      typed(values, 'offenderId'),
      typed(values, 'summary'),
      typed(values, 'reason'),
    ];
    try {
      await this.edits.add(user, id, { offenderId, summary, reason });
    } catch (error) {
      const page = await this.addPage(user, id, { values, errors: readRefusal(error, 'summary') });
      await reply.status(400).view(ADD, { page });
      return;
    }
    await reply.redirect(backTo(id, readFrom(values)), 303);
  }

  @Post(':iid/move')
  @Access({ permission: mayRunMeetings, audit: 'agenda.changed' })
  async move(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('iid') itemId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer({ user, id, values, reply }, () =>
      this.edits.move(user, id, itemId, typed(values, 'position')),
    );
  }

  @Post(':iid/put-back')
  @Access({ permission: mayRunMeetings, audit: 'agenda.changed' })
  async putBack(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('iid') itemId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer({ user, id, values, reply }, () => this.edits.putBack(user, id, itemId));
  }

  @Get(':iid/take-off')
  @Access({ permission: mayRunMeetings, audit: 'meeting.viewed', view: viewedAgendaPage })
  @Render(TAKE_OFF)
  async takeOffForm(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('iid') itemId: string,
    @Query() values: TypedValues,
  ): Promise<{ page: TakeOffView; meeting: MeetingView }> {
    const meeting = await this.read(user, id);
    return { page: takeOffPage(meeting, itemId, { values }), meeting };
  }

  @Post(':iid/take-off')
  @Access({ permission: mayRunMeetings, audit: 'agenda.changed' })
  async takeOff(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('iid') itemId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.edits.takeOff(user, id, itemId, typed(values, 'reason'));
    } catch (error) {
      const errors = readRefusal(error, 'reason');
      const page = takeOffPage(await this.read(user, id), itemId, { values, errors });
      await reply.status(400).view(TAKE_OFF, { page });
      return;
    }
    await reply.redirect(backTo(id, readFrom(values)), 303);
  }

  private async answer(
    on: { user: SignedInActor; id: string; values: TypedValues; reply: FastifyReply },
    act: () => Promise<void>,
  ): Promise<void> {
    const { user, id, values, reply } = on;
    try {
      await act();
    } catch (error) {
      const errors = readRefusal(error, 'agenda-list');
      const page = presentAgendaPage(await this.read(user, id), { mayRun: mayRunMeetings(user), errors });
      await reply.status(400).view(AGENDA, { page });
      return;
    }
    await reply.redirect(backTo(id, readFrom(values)), 303);
  }

  private async addPage(
    user: SignedInActor,
    id: string,
    shown: { values: TypedValues; errors?: FormError[] },
  ): Promise<AddView> {
    const meeting = await this.read(user, id);
    const filter = { panel: meeting.panel, status: 'registered', limit: MOST_PEOPLE } as const;
    const { items } = await this.offenders.list(user, filter);
    return presentAdd(meeting, items, shown);
  }

  /** @throws DomainError not-found, also for whoever may not see what is discussed there (LAW-4). */
  private async read(user: SignedInActor, id: string): Promise<MeetingView> {
    const meeting = await this.meetings.get(user, id);
    if (!('agenda' in meeting)) throw notFound('The meeting');
    return meeting;
  }
}

function takeOffPage(
  meeting: MeetingView,
  itemId: string,
  shown: { values: TypedValues; errors?: FormError[] },
): TakeOffView {
  const items = [...meeting.agenda, ...meeting.settled];
  const item = items.find(({ id, key }) => key === itemId || id === itemId);
  if (!item) throw notFound('The item');
  return presentTakeOff(meeting.id, item, shown);
}
