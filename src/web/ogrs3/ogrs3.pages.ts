import { Body, Controller, Get, Post, Render, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OGRS3, ScoresService } from '../../modules/ogrs-tiering/index.js';
import { Access } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import type { TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { calculateTyped } from './calculate-typed.js';
import { presentOgrs3 } from './ogrs3.presenter.js';
import { mayOpenCohort } from '../../modules/sharing/index.js';

/** The calculator from scratch: for nobody in particular, and nothing is stored. */
@ApiExcludeController()
@Controller('ogrs3')
@UseInterceptors(PageInterceptor)
export class Ogrs3Pages {
  constructor(
    private readonly scores: ScoresService,
    private readonly clock: ClockService,
  ) {}

  @Get()
  @Access({ permission: mayOpenCohort, audit: 'ogrs3.viewed' })
  @Render('ogrs3/ogrs3.njk')
  form() {
    return { page: presentOgrs3({ offender: null, known: null, today: this.clock.today() }) };
  }

  @Post()
  @Access({ permission: mayOpenCohort, audit: 'ogrs3.calculated' })
  async calculate(@Body() values: TypedValues, @Res() reply: FastifyReply): Promise<void> {
    const { calculated, errors } = await calculateTyped(values, (factors) =>
      this.scores.calculate(OGRS3.name, factors),
    );
    const today = this.clock.today();
    const page = presentOgrs3({ offender: null, known: null, values, errors, calculated, today });
    await reply.status(calculated ? 200 : 400).view('ogrs3/ogrs3.njk', { page });
  }
}
