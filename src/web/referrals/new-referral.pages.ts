import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { describeCohortView, OffendersQueries, type CohortPage } from '../../modules/offenders/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import {
  MailboxesQueries,
  mayRefer,
  ReferralDrafts,
  type TypedReferral,
} from '../../modules/referral-forms/index.js';
import { seesWholeCohort } from '../../modules/sharing/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { dateFieldValues, readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { paths } from '../shell/paths.js';
import { answersFromSearch, readSearch } from './find-person.form.js';
import { presentNewReferral, type NewReferralView } from './new-referral.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

interface NewReferralAnswer {
  page: NewReferralView;
  shown: CohortPage | null;
}

const MOST_FOUND = 12;
/** Looked through for a date of birth, which the list does not filter by. */
const LOOKED_THROUGH = 200;

/** Begins a referral: the person is found, or somebody new is named. */
@ApiExcludeController()
@Controller('referrals')
@UseInterceptors(PageInterceptor)
export class NewReferralPages {
  constructor(
    private readonly drafts: ReferralDrafts,
    private readonly offenders: OffendersQueries,
    private readonly mailboxes: MailboxesQueries,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /** The people whom the reader may see (LAW-4), by one question. */
  @Get('new')
  @Access({
    permission: mayRefer,
    audit: 'referral.person-sought',
    view: (request, answer) => {
      const { shown } = answer as NewReferralAnswer;
      return shown === null || shown.items.length === 0 ? null : describeCohortView(request, shown);
    },
  })
  @Render('referrals/new-referral.njk')
  async find(@Req() { user }: Request, @Query() values: TypedValues): Promise<NewReferralAnswer> {
    const today = this.clock.today();
    const id = typed(values, 'offenderId');
    if (id !== '') return this.named(user, id);
    const { search, errors } = readSearch(values, today);
    const shown = search === null ? null : await this.look(user, search);
    return { page: this.present(user, values, shown, errors), shown };
  }

  /** One press or two make one draft: the key of the page is sent with it. */
  @Post('new')
  @Access({ permission: mayRefer, audit: 'referral.started' })
  async begin(
    @Req() { user }: Request,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const offenderId = typed(values, 'offenderId') || null;
    const answers = offenderId === null ? this.fromSearch(values) : { offenderId };
    const typedForm: TypedReferral = { ...(await this.known(user, offenderId)), ...answers };
    const { id } = await this.drafts.create(user, typedForm, typed(values, 'key') || null);
    await reply.redirect(paths.referral(id), 303);
  }

  /** Somebody chosen on their own record. @throws DomainError not-found. */
  private async named(user: SignedInActor, id: string): Promise<NewReferralAnswer> {
    const person = await this.offenders.get(user, id);
    const values = {
      q: person.pncId ?? person.crn ?? `${person.surname}, ${person.forename}`,
      ...dateFieldValues('dateOfBirth', person.dateOfBirth),
    };
    const found = await this.offenders.list(user, { q: values.q, limit: LOOKED_THROUGH });
    const items = found.items.filter((item) => item.id === id);
    const shown = { items, total: items.length, nextCursor: null };
    return { page: this.present(user, values, shown, []), shown };
  }

  private async look(
    user: SignedInActor,
    { q, dateOfBirth }: { q: string; dateOfBirth: string | null },
  ): Promise<CohortPage> {
    const limit = dateOfBirth === null ? MOST_FOUND : LOOKED_THROUGH;
    const { items, total } = await this.offenders.list(user, { q, limit });
    if (dateOfBirth === null) return { items, total, nextCursor: null };
    const born = items.filter((item) => item.dateOfBirth === dateOfBirth);
    return { items: born.slice(0, MOST_FOUND), total: born.length, nextCursor: null };
  }

  private present(
    user: SignedInActor,
    values: TypedValues,
    shown: CohortPage | null,
    errors: FormError[],
  ): NewReferralView {
    return presentNewReferral({
      ...{ values, errors, key: randomUUID(), today: this.clock.today() },
      found: shown && { people: shown.items, total: shown.total },
      seesEverybody: seesWholeCohort(user),
    });
  }

  private fromSearch(values: TypedValues): Record<string, string> {
    const today = this.clock.today();
    const { day } = readDateField(values, { field: 'dateOfBirth', called: 'Date of birth' });
    const q = typed(values, 'q').trim();
    return q === '' ? (day ? { dateOfBirth: day } : {}) : answersFromSearch({ q, dateOfBirth: day }, today);
  }

  /** What the form would ask and the session knows: it can be changed like any other answer. */
  private async known(user: SignedInActor, offenderId: string | null): Promise<Record<string, string>> {
    const boxes = await this.mailboxes.list();
    const panel = offenderId === null ? null : (await this.offenders.get(user, offenderId)).panel;
    const [own, another] = user.panels;
    const near = panel ?? (another === undefined ? own : undefined);
    const box = boxes.find(({ panels }) => near !== undefined && panels.includes(near));
    const agencies = await this.partnership.listAgencies();
    const isProbation = agencies.some(({ key, kind }) => key === user.agency && kind === 'probation');
    return {
      referredOn: this.clock.today(),
      completedBy: user.name,
      ...(box ? { area: box.key } : {}),
      ...(isProbation ? { 'probation.offenderManager': user.name } : {}),
    };
  }
}
