import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { answerWords } from '../../modules/referral-forms/index.js';
import { MeetingDecisions, mayRunMeetings } from '../../modules/tasking-meetings/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { presentAnswers } from '../referrals/answers.presenter.js';
import { ReadReferrals, type ReadReferral } from '../referrals/read-referral.js';
import { viewedReferralPage } from '../referrals/referral.views.js';
import { decisionWords } from '../referrals/referral-words.presenter.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentDecide, type DecideView } from './decide.presenter.js';
import { agencyName, quorumWords } from './meeting-words.presenter.js';
import { ReadMeetings } from './read-meeting.js';
import { presentDissent } from './room-decide.presenter.js';
import { readDissents } from './dissent.form.js';
import { ROOM, ShowRoom } from './show-room.js';

type Request = ScopedRequest & { user: SignedInActor };

const DECIDE = 'meetings/decide.njk';

/** Deciding over a referral, in the meeting that has it on its table (REF-6). */
@ApiExcludeController()
@Controller('meetings')
@UseInterceptors(PageInterceptor)
export class DecidePages {
  constructor(
    private readonly readMeetings: ReadMeetings,
    private readonly readReferrals: ReadReferrals,
    private readonly rooms: ShowRoom,
    private readonly decisions: MeetingDecisions,
    private readonly locals: PageLocals,
  ) {}

  @Get(':id/referrals/:rid')
  @Access({ permission: mayRunMeetings, audit: 'referral.viewed', view: viewedReferralPage })
  @Render(DECIDE)
  async form(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('rid') referralId: string,
  ): Promise<{ page: DecideView; read: ReadReferral }> {
    return this.page(user, id, referralId);
  }

  @Post(':id/referrals/:rid')
  @Access({ permission: mayRunMeetings, audit: 'referral.decided' })
  async decide(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('rid') referralId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const decision = {
      ...{ referralId, outcome: typed(values, 'outcome'), reason: typed(values, 'reason') },
      ...{ informationNeeded: typed(values, 'informationNeeded'), dissent: readDissents(values) },
    };
    try {
      const { outcome } = await this.decisions.decide(user, id, decision);
      this.locals.flash(reply, `${decisionWords(outcome)}. The referrer has been told.`);
      await reply.redirect(paths.meeting(id), 303);
    } catch (error) {
      const errors = readRefusal(error, 'outcome');
      if (typed(values, 'from') === 'room') {
        const { page } = await this.rooms.show(user, id, { values, errors });
        // The meeting may have moved on meanwhile: what was typed is then shown on the page of its own.
        if (page.focus?.decide?.action === paths.decideInMeeting(id, referralId)) {
          await reply.status(400).view(ROOM, { page });
          return;
        }
      }
      const { page } = await this.page(user, id, referralId, { values, errors });
      await reply.status(400).view(DECIDE, { page });
    }
  }

  private async page(
    user: SignedInActor,
    meetingId: string,
    referralId: string,
    shown: { values?: TypedValues; errors?: FormError[] } = {},
  ): Promise<{ page: DecideView; read: ReadReferral }> {
    const { meeting, agencies } = await this.readMeetings.read(user, meetingId);
    const read = await this.readReferrals.read(user, referralId);
    const { steps, answers, where, name } = read;
    const names = new Map(agencies.map((agency) => [agency.key, agency.name]));
    const { quorum } = meeting;
    const page = presentDecide({
      ...{ meetingId, referralId, name, where, ...shown },
      dissent: presentDissent(quorum.agencies, names, shown.values),
      sections: presentAnswers({ id: referralId, steps, answers, words: answerWords, mayChange: false }),
      quorum: {
        words: quorumWords(quorum),
        isQuorate: quorum.quorate,
        agencies: quorum.agencies.map((key) => agencyName(names, key)).join(', '),
      },
    });
    return { page, read };
  }
}
