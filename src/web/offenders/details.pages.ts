import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  mayKeepRecords,
  OffenderProfileQueries,
  OffendersService,
  viewedOffender,
  type KnownPerson,
} from '../../modules/offenders/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { DomainError } from '../../shared/domain-error.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentConflict } from './conflict.presenter.js';
import { presentDuplicates } from './duplicates.presenter.js';
import { presentEditForm } from './edit.presenter.js';
import { presentNewPerson } from './new-person.presenter.js';
import { readPersonForm, type TypedPersonForm } from './person.form.js';
import { ReadProfile } from './read-profile.js';

type Request = ScopedRequest & { user: SignedInActor };

/** The forms that add a person and change their details. */
@ApiExcludeController()
@Controller('offenders')
@UseInterceptors(PageInterceptor)
export class DetailsPages {
  constructor(
    private readonly offenders: OffendersService,
    private readonly profiles: OffenderProfileQueries,
    private readonly readProfile: ReadProfile,
    private readonly partnership: PartnershipQueries,
    private readonly locals: PageLocals,
    private readonly clock: ClockService,
  ) {}

  @Get('new')
  @Access({ permission: mayKeepRecords, audit: 'offender.form-viewed' })
  @Render('offenders/new-person.njk')
  async newForm() {
    return { page: presentNewPerson({ panels: await this.partnership.listPanels() }) };
  }

  @Post('new')
  @Access({ permission: mayKeepRecords, audit: 'offender.created' })
  async add(
    @Req() { user }: Request,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const panels = await this.partnership.listPanels();
    if (typed(values, 'again')) {
      return reply.view('offenders/new-person.njk', { page: presentNewPerson({ values, panels }) });
    }
    const { person, errors } = readPersonForm(values, this.clock.today());
    try {
      const { id } = await this.offenders.create(user, {
        ...person,
        confirmedNew: typed(values, 'confirmedNew') === 'true',
      });
      this.locals.flash(reply, 'Person added');
      await reply.redirect(paths.offender(id), 303);
    } catch (error) {
      const matches = matchesOf(error);
      if (matches) {
        const page = presentDuplicates({ values, person, matches, panels, today: this.clock.today() });
        await reply.status(409).view('offenders/duplicates.njk', { page });
        return;
      }
      const page = presentNewPerson({ values, errors: mergeErrors(errors, error), panels });
      await reply.status(400).view('offenders/new-person.njk', { page });
    }
  }

  @Get(':id/edit')
  @Access({ permission: mayKeepRecords, audit: 'offender.form-viewed', view: viewedOffender })
  @Render('offenders/edit.njk')
  async editForm(@Req() { user }: Request, @Param('id') id: string) {
    const offender = await this.readProfile.record(user, id);
    const panels = await this.partnership.listPanels();
    return { page: presentEditForm({ offender, panels, today: this.clock.today() }) };
  }

  @Post(':id/edit')
  @Access({ permission: mayKeepRecords, audit: 'offender.changed' })
  async edit(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const today = this.clock.today();
    const version = Number(typed(values, 'version'));
    const { person, errors } = readPersonForm(values, today);
    try {
      await this.offenders.change(user, id, version, asChange(person));
      this.locals.flash(reply, 'Details saved');
      await reply.redirect(paths.offender(id), 303);
    } catch (error) {
      const offender = await this.readProfile.record(user, id);
      const panels = await this.partnership.listPanels();
      if (error instanceof DomainError && error.details.kind === 'stale') {
        const changed = await this.lastChange(user, id);
        const page = presentConflict({ offender, values, changed, panels, today });
        await reply.status(412).view('offenders/conflict.njk', { page });
        return;
      }
      const shown = mergeErrors(errors, error);
      const page = presentEditForm({ offender, values, version, errors: shown, panels, today });
      await reply.status(400).view('offenders/edit.njk', { page });
    }
  }

  private async lastChange(user: SignedInActor, id: string): Promise<{ by: string; at: string } | null> {
    const [latest] = (await this.profiles.timeline(user, id)).items;
    return latest ? { by: latest.by, at: latest.at } : null;
  }
}

/** An emptied box takes the value away; a name, a panel or a date of birth that was emptied is refused by its rule. */
function asChange({ surname, forename, panel, dateOfBirth, ...rest }: TypedPersonForm) {
  return {
    ...rest,
    surname: surname ?? '',
    forename: forename ?? '',
    panel: panel ?? '',
    dateOfBirth: dateOfBirth ?? '',
  };
}

function matchesOf(error: unknown): KnownPerson[] | null {
  if (!(error instanceof DomainError)) return null;
  const { matches } = error.details.extra ?? {};
  return Array.isArray(matches) ? (matches as KnownPerson[]) : null;
}

/** What the form found wrong with its date stands for what the rule says of the same field. */
function mergeErrors(formErrors: ReturnType<typeof readPersonForm>['errors'], error: unknown) {
  const refused = readRefusal(error, 'surname');
  const own = new Set(formErrors.map(({ field }) => field.split('-')[0]));
  return [...formErrors, ...refused.filter(({ field }) => !own.has(field))];
}
