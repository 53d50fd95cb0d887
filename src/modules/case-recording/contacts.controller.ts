import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ContactsQueries, mayRecordContacts, type ContactView } from '../case-facts/index.js';
import { viewedOffender } from '../offenders/index.js';
import { mayRead } from '../sharing/index.js';
import {
  CorrectContactDto,
  EndContactDto,
  FactsQueryDto,
  GiveReasonDto,
  RecordContactDto,
} from './case-recording.dto.js';
import { ContactsService, type ContactAnswer } from './contacts.service.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('contacts')
@ApiBearerAuth()
@Controller('api/v1/offenders/:id/contacts')
export class ContactsController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly queries: ContactsQueries,
  ) {}

  /** Whom to ring, the present ones first; with `all`, every row and what took its place. */
  @Get()
  @Access({ permission: mayRead('contacts'), audit: 'contact.viewed', view: viewedOffender })
  async list(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query() { all }: FactsQueryDto,
  ): Promise<{ items: ContactView[]; total: number }> {
    const items = await this.queries.list(user, id, all === 'true');
    return { items, total: items.length };
  }

  /** Records a contact. A new offender manager or police lead takes over from the present one (`ended`). */
  @Post()
  @Access({ permission: mayRecordContacts, audit: 'contact.changed' })
  record(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: RecordContactDto,
  ): Promise<ContactAnswer> {
    return this.contacts.record(user, id, body);
  }

  /** Records the day on which a contact ended. */
  @Post(':cid/end')
  @Access({ permission: mayRecordContacts, audit: 'contact.changed' })
  end(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('cid') contactId: string,
    @Body() body: EndContactDto,
  ): Promise<ContactAnswer> {
    return this.contacts.endOn(user, id, contactId, body);
  }

  /** Puts a row in the place of one that was recorded wrongly; both stay. */
  @Post(':cid/correct')
  @Access({ permission: mayRecordContacts, audit: 'contact.changed' })
  correct(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('cid') contactId: string,
    @Body() body: CorrectContactDto,
  ): Promise<ContactAnswer> {
    return this.contacts.correct(user, id, contactId, body);
  }

  /** Says that there was no such contact; the row stays as history. */
  @Post(':cid/withdraw')
  @HttpCode(200)
  @Access({ permission: mayRecordContacts, audit: 'contact.changed' })
  withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('cid') contactId: string,
    @Body() body: GiveReasonDto,
  ): Promise<ContactAnswer> {
    return this.contacts.withdraw(user, id, contactId, body);
  }
}
