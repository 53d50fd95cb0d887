import { Body, Controller, Get, Param, Post, Query, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  EndingsQueries,
  ExitCorrections,
  ExitQueries,
  hasLetter,
  mayEndWithoutMeeting,
  mayReadExits,
  mayRemovePpo,
  mayTakeExitLetter,
  readExitDay,
  viewedExit,
} from '../../modules/exit-rules/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { parseCalendarDay } from '../../shared/calendar-day.js';
import { ReadProfile } from '../offenders/read-profile.js';
import { inWordsOfBoxes, readTypedDay } from '../case-facts/typed-day.form.js';
import { readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { fullName } from '../shell/labels.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentExitAct, type ExitAct, type ExitActView } from './exit-act.presenter.js';
import { presentExit, type ExitView } from './exit.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };
const ACT = 'exits/exit-act.njk';

/** The exit clock of one person, and what is done about an exit outside a meeting. */
@ApiExcludeController()
@Controller('exits/:id')
@UseInterceptors(PageInterceptor)
export class ExitPages {
  constructor(
    private readonly exits: ExitQueries,
    private readonly endings: EndingsQueries,
    private readonly profiles: ReadProfile,
    private readonly corrections: ExitCorrections,
    private readonly locals: PageLocals,
  ) {}

  @Get()
  @Access({ permission: mayReadExits, audit: 'exits.viewed', view: viewedExit })
  @Render('exits/exit.njk')
  async show(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query() query: TypedValues,
  ): Promise<{ page: ExitView }> {
    const boxes = readDateField(query, { field: 'on', called: 'The day' });
    const on = readExitDay(parseCalendarDay(typed(query, 'on')) ?? boxes.day) ?? null;
    const person = await this.profiles.record(user, id);
    const endings = await this.endings.of(user, id);
    const letter = mayTakeExitLetter(user) && hasLetter(person.status, endings[0]);
    const page = presentExit({
      exit: await this.exits.of(user, id, on ?? undefined),
      ...{ person, endings, on },
      may: { end: mayEndWithoutMeeting(user), removePpo: mayRemovePpo(user), letter },
      values: boxes.error ? query : {},
      errors: boxes.error ? [boxes.error] : [],
    });
    return { page };
  }

  @Get('ending')
  @Access({ permission: mayEndWithoutMeeting, audit: 'exits.form-viewed', view: viewedExit })
  @Render(ACT)
  endingForm(@Req() request: Request, @Param('id') id: string): Promise<{ page: ExitActView }> {
    return this.form(request, id, 'ending');
  }

  @Get('take-back')
  @Access({ permission: mayEndWithoutMeeting, audit: 'exits.form-viewed', view: viewedExit })
  @Render(ACT)
  takeBackForm(@Req() request: Request, @Param('id') id: string): Promise<{ page: ExitActView }> {
    return this.form(request, id, 'take-back');
  }

  @Get('ppo')
  @Access({ permission: mayRemovePpo, audit: 'exits.form-viewed', view: viewedExit })
  @Render(ACT)
  ppoForm(@Req() request: Request, @Param('id') id: string): Promise<{ page: ExitActView }> {
    return this.form(request, id, 'ppo');
  }

  @Post('ending')
  @Access({ permission: mayEndWithoutMeeting, audit: 'offender.exited' })
  async end(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const dateErrors: FormError[] = [];
    const rules = { field: 'on', called: 'The day', whenEmpty: 'Enter the day on which it ended' };
    const on = readTypedDay(values, rules, dateErrors);
    const sent = { ending: typed(values, 'ending'), on, reason: typed(values, 'reason') };
    await this.act({ user, id, act: 'ending', values, dateErrors, reply }, async () => {
      await this.corrections.recordEnding(user, id, sent);
      return 'Recorded. They are on no current list any more.';
    });
  }

  @Post('take-back')
  @Access({ permission: mayEndWithoutMeeting, audit: 'exit.reversed' })
  async takeBack(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.act({ user, id, act: 'take-back', values, dateErrors: [], reply }, async () => {
      await this.corrections.takeBack(user, id, { reason: typed(values, 'reason') });
      return 'The exit has been taken back: the time on the scheme goes on.';
    });
  }

  @Post('ppo')
  @Access({ permission: mayRemovePpo, audit: 'designations.changed' })
  async removePpo(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.act({ user, id, act: 'ppo', values, dateErrors: [], reply }, async () => {
      await this.corrections.removePpo(user, id, { reason: typed(values, 'reason') });
      return 'PPO status removed.';
    });
  }

  private async form({ user }: Request, id: string, act: ExitAct): Promise<{ page: ExitActView }> {
    const name = fullName(await this.profiles.record(user, id));
    return { page: presentExitAct(act, { id, name }) };
  }

  /** Does it and says so, or shows the form again with what was typed and what is wrong. */
  private async act(
    form: {
      user: SignedInActor;
      id: string;
      act: ExitAct;
      values: TypedValues;
      dateErrors: FormError[];
      reply: FastifyReply;
    },
    carryOut: () => Promise<string>,
  ): Promise<void> {
    const { user, id, act, values, dateErrors, reply } = form;
    try {
      this.locals.flash(reply, await carryOut());
      await reply.redirect(paths.exit(id), 303);
    } catch (error) {
      const errors = inWordsOfBoxes(readRefusal(error, 'reason'), dateErrors);
      const name = fullName(await this.profiles.record(user, id));
      await reply.status(400).view(ACT, { page: presentExitAct(act, { id, name, values, errors }) });
    }
  }
}
