import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayRecordContacts, type ContactView } from '../../modules/case-facts/index.js';
import { ContactsService } from '../../modules/case-recording/index.js';
import { viewedOffender } from '../../modules/offenders/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { presentContactForm, presentEndContact } from './contact.presenter.js';
import { FactForms, type FormPlace } from './fact-forms.js';
import { ReadAgencyForms } from './read-agency-forms.js';
import { contactValues, readContactEndForm, readContactForm } from './support.form.js';
import { presentWithdrawContact } from './withdraw.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM_VIEWED = 'offender.form-viewed';
const CHANGED = 'contact.changed';
const FORM = 'case-facts/contact.njk';
const END = 'case-facts/end-contact.njk';
const GIVE_REASON = 'case-facts/give-reason.njk';

/** The forms that add, end, correct and withdraw contacts. */
@ApiExcludeController()
@Controller('offenders/:id/contacts')
@UseInterceptors(PageInterceptor)
export class ContactsPages {
  constructor(
    private readonly forms: FactForms,
    private readonly reading: ReadAgencyForms,
    private readonly contacts: ContactsService,
    private readonly clock: ClockService,
  ) {}

  @Get('new')
  @Access({ permission: mayRecordContacts, audit: FORM_VIEWED, view: viewedOffender })
  @Render(FORM)
  async newForm(@Req() { user }: Request, @Param('id') id: string) {
    const offender = await this.forms.record(user, id);
    const choices = await this.reading.contactChoices(user);
    return { page: presentContactForm({ offender, ...choices, today: this.clock.today() }) };
  }

  @Post('new')
  @Access({ permission: mayRecordContacts, audit: CHANGED })
  async add(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sent, dateErrors } = readContactForm(values);
    const choices = { ...(await this.reading.contactChoices(user)), today: this.clock.today() };
    await this.forms.answer(reply, place(user, id, FORM, 'name'), {
      dateErrors,
      save: async () => {
        const { ended } = await this.contacts.record(user, id, sent);
        return ended ? `Contact recorded, in the place of ${ended.name}.` : 'Contact recorded.';
      },
      show: (offender, errors) => presentContactForm({ offender, ...choices, values, errors }),
    });
  }

  @Get(':cid/end')
  @Access({ permission: mayRecordContacts, audit: FORM_VIEWED, view: viewedOffender })
  @Render(END)
  async endForm(@Req() { user }: Request, @Param('id') id: string, @Param('cid') contactId: string) {
    const contact = await this.reading.contact(user, id, contactId);
    const offender = await this.forms.record(user, id);
    return { page: presentEndContact({ offender, contact, today: this.clock.today() }) };
  }

  @Post(':cid/end')
  @Access({ permission: mayRecordContacts, audit: CHANGED })
  async end(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('cid') contactId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const contact = await this.reading.contact(user, id, contactId);
    const { sent, dateErrors } = readContactEndForm(values);
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, END, 'to'), {
      dateErrors,
      save: () => this.said('Contact ended.', this.contacts.endOn(user, id, contactId, sent)),
      show: (offender, errors) => presentEndContact({ offender, contact, values, errors, today }),
    });
  }

  @Get(':cid/correct')
  @Access({ permission: mayRecordContacts, audit: FORM_VIEWED, view: viewedOffender })
  @Render(FORM)
  async correctForm(@Req() { user }: Request, @Param('id') id: string, @Param('cid') contactId: string) {
    const correcting = await this.reading.contact(user, id, contactId);
    const offender = await this.forms.record(user, id);
    const choices = { ...(await this.reading.contactChoices(user)), today: this.clock.today() };
    return {
      page: presentContactForm({ offender, correcting, ...choices, values: contactValues(correcting) }),
    };
  }

  @Post(':cid/correct')
  @Access({ permission: mayRecordContacts, audit: CHANGED })
  async correct(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('cid') contactId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const correcting = await this.reading.contact(user, id, contactId);
    const { sent, dateErrors } = readContactForm(values);
    const corrected = { ...sent, reason: typed(values, 'reason') };
    const choices = { ...(await this.reading.contactChoices(user)), today: this.clock.today() };
    await this.forms.answer(reply, place(user, id, FORM, 'reason'), {
      dateErrors,
      save: () => this.said('Contact corrected.', this.contacts.correct(user, id, contactId, corrected)),
      show: (offender, errors) => presentContactForm({ offender, correcting, ...choices, values, errors }),
    });
  }

  @Get(':cid/withdraw')
  @Access({ permission: mayRecordContacts, audit: FORM_VIEWED, view: viewedOffender })
  @Render(GIVE_REASON)
  async withdrawForm(@Req() { user }: Request, @Param('id') id: string, @Param('cid') contactId: string) {
    const contact = await this.reading.contact(user, id, contactId);
    const offender = await this.forms.record(user, id);
    return { page: presentWithdrawContact({ offender, contact, today: this.clock.today() }) };
  }

  @Post(':cid/withdraw')
  @Access({ permission: mayRecordContacts, audit: CHANGED })
  async withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('cid') contactId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const contact: ContactView = await this.reading.contact(user, id, contactId);
    const reason = typed(values, 'reason');
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, GIVE_REASON, 'reason'), {
      save: () => this.said('Contact withdrawn.', this.contacts.withdraw(user, id, contactId, { reason })),
      show: (offender, errors) => presentWithdrawContact({ offender, contact, values, errors, today }),
    });
  }

  private async said(words: string, saved: Promise<unknown>): Promise<string> {
    await saved;
    return words;
  }
}

const place = (user: SignedInActor, id: string, template: string, field: string): FormPlace => ({
  ...{ user, id, template, field },
  tab: 'contacts',
});
