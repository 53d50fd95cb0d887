import { Controller, Get, Param, Query, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { viewedOffender } from '../../modules/offenders/index.js';
import { mayOpenCohort } from '../../modules/sharing/index.js';
import {
  Access,
  type ScopedRequest,
  type SignedInActor,
  type ViewedSubject,
} from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import type { ProfileTab } from '../shell/paths.js';
import {
  presentPrintChoice,
  presentPrinted,
  printableSections,
  type PrintChoiceView,
  type PrintedView,
} from './print.presenter.js';
import { profilePermissions } from './profile-permissions.js';
import { ReadProfile } from './read-profile.js';

type Request = ScopedRequest & { user: SignedInActor };

/** LAW-1: what is shown to be printed is made to be carried away, and so is a disclosure to whoever asked for it. */
function printedRecord(request: ScopedRequest, answer: unknown): ViewedSubject {
  const sections = (answer as { page: PrintedView }).page.sections.map(({ key }) => key);
  return { ...viewedOffender(request), detail: { sections }, recipients: request.user?.name ?? '' };
}

/** The record on paper: which sections, and the sheets. */
@ApiExcludeController()
@Controller('offenders/:id/print')
@UseInterceptors(PageInterceptor)
export class PrintPages {
  constructor(
    private readonly readProfile: ReadProfile,
    private readonly clock: ClockService,
  ) {}

  @Get()
  @Access({ permission: mayOpenCohort, audit: 'offender.form-viewed', view: viewedOffender })
  @Render('offenders/print-choose.njk')
  async choose(@Req() { user }: Request, @Param('id') id: string): Promise<{ page: PrintChoiceView }> {
    const offender = await this.readProfile.record(user, id);
    const sections = printableSections(profilePermissions(user));
    return { page: presentPrintChoice(offender, sections, this.clock.today()) };
  }

  @Get('record')
  @Access({ permission: mayOpenCohort, audit: 'offender.printed', view: printedRecord })
  @Render('offenders/print.njk')
  async record(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query('section') asked?: string | string[],
  ): Promise<{ page: PrintedView }> {
    const wanted = [asked ?? []].flat();
    const allowed = printableSections(profilePermissions(user)).map(({ value }) => value);
    const sections = allowed.filter((section) => wanted.includes(section)) as ProfileTab[];
    const { input, printed } = await this.readProfile.printed(user, id, sections);
    return { page: presentPrinted(input, printed) };
  }
}
