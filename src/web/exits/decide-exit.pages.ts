import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ExitQueries } from '../../modules/exit-rules/index.js';
import { MeetingDecisions, mayRunMeetings, MeetingsQueries } from '../../modules/tasking-meetings/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { notFound } from '../../shared/domain-error.js';
import { inWordsOfBoxes, readTypedDay } from '../case-facts/typed-day.form.js';
import { agencyName, quorumWords } from '../meetings/meeting-words.presenter.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentDecideExit, type DecideExitView } from './decide-exit.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const DECIDE = 'exits/decide-exit.njk';
/** Those whose people see the cohort, and so can go on with tasks about somebody who has left. */
const GO_ON = ['police', 'probation-nps', 'probation-crc'];

/** Deciding over somebody's exit, in the panel or operational meeting that has it on its table (EXIT-4). */
@ApiExcludeController()
@Controller('meetings/:mid/exits/:id')
@UseInterceptors(PageInterceptor)
export class DecideExitPages {
  constructor(
    private readonly meetings: MeetingsQueries,
    private readonly exits: ExitQueries,
    private readonly partnership: PartnershipQueries,
    private readonly decisions: MeetingDecisions,
    private readonly locals: PageLocals,
  ) {}

  @Get()
  @Access({
    permission: mayRunMeetings,
    audit: 'exits.form-viewed',
    view: ({ params }) => ({ subjectType: 'offender', subjectId: (params as { id: string }).id }),
  })
  @Render(DECIDE)
  async form(
    @Req() { user }: Request,
    @Param('mid') meetingId: string,
    @Param('id') id: string,
  ): Promise<{ page: DecideExitView }> {
    return { page: await this.page(user, { meetingId, id }) };
  }

  @Post()
  @Access({ permission: mayRunMeetings, audit: 'offender.exited' })
  async decide(
    @Req() { user }: Request,
    @Param('mid') meetingId: string,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const dateErrors: FormError[] = [];
    const rules = { field: 'nextReviewOn', called: 'The next review' };
    const nextReviewOn = readTypedDay(values, rules, dateErrors);
    const [outcome, reason] = [typed(values, 'outcome'), typed(values, 'reason')];
    const sent = {
      ending: typed(values, 'ending'),
      tasks: typed(values, 'tasks'),
      tasksTo: typed(values, 'tasksTo'),
    };
    try {
      await this.decisions.decide(user, meetingId, {
        offenderId: id,
        outcome,
        reason,
        nextReviewOn,
        ...sent,
      });
      const left = 'Left the scheme. Every agency involved has been told.';
      this.locals.flash(reply, outcome === 'exit' ? left : 'Kept until the next review.');
      await reply.redirect(paths.meeting(meetingId), 303);
    } catch (error) {
      const errors = inWordsOfBoxes(readRefusal(error, 'outcome'), dateErrors);
      const page = await this.page(user, { meetingId, id }, { values, errors });
      await reply.status(400).view(DECIDE, { page });
    }
  }

  private async page(
    user: SignedInActor,
    { meetingId, id }: { meetingId: string; id: string },
    shown: { values?: TypedValues; errors?: FormError[] } = {},
  ): Promise<DecideExitView> {
    const { quorum } = await this.meetings.get(user, meetingId);
    const exit = await this.exits.of(user, id);
    if (exit === null) throw notFound('The registration');
    const agencies = await this.partnership.listAgencies();
    const names = new Map(agencies.map(({ key, name }) => [key, name]));
    return presentDecideExit({
      ...{ meetingId, exit, ...shown },
      agencies: agencies.filter(({ key }) => GO_ON.includes(key)),
      quorum: {
        words: quorumWords(quorum),
        isQuorate: quorum.quorate,
        agencies: quorum.agencies.map((key) => agencyName(names, key)).join(', '),
      },
    });
  }
}
