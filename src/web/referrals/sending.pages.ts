import { Body, Controller, Param, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { KnownPerson } from '../../modules/offenders/index.js';
import {
  mayRefer,
  mayRegister,
  ReferralDrafts,
  ReferralRegistration,
  ReferralSubmission,
} from '../../modules/referral-forms/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { DomainError } from '../../shared/domain-error.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { paths } from '../shell/paths.js';
import { presentPossiblePeople } from './possible-people.presenter.js';
import { ReadReferrals } from './read-referral.js';
import { checkPage } from './check-page.js';

type Request = ScopedRequest & { user: SignedInActor };

/** Sending a form, and the one button of a form that nobody needs (REF-2). */
@ApiExcludeController()
@Controller('referrals')
@UseInterceptors(PageInterceptor)
export class SendingPages {
  constructor(
    private readonly referrals: ReadReferrals,
    private readonly drafts: ReferralDrafts,
    private readonly submission: ReferralSubmission,
    private readonly registration: ReferralRegistration,
  ) {}

  @Post(':id/submit')
  @Access({ permission: mayRefer, audit: 'referral.submitted' })
  async submit(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const confirmedNew = await this.settlePerson(user, id, values ?? {});
    await this.answer(user, id, reply, () => this.submission.submit(user, id, { confirmedNew }));
  }

  @Post(':id/register')
  @Access({ permission: mayRegister, audit: 'referral.withdrawn' })
  async register(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const confirmedNew = await this.settlePerson(user, id, values ?? {});
    await this.answer(user, id, reply, () => this.registration.register(user, id, { confirmedNew }), true);
  }

  /** Whom the referrer has said it is about, of the people they were shown (REF-7). */
  private async settlePerson(user: SignedInActor, id: string, values: TypedValues): Promise<boolean> {
    const chosen = typed(values, 'person');
    if (chosen === '' || chosen === 'new') return chosen === 'new';
    const { referral } = await this.referrals.read(user, id);
    if (referral.offenderId !== chosen && referral.may.edit) {
      await this.drafts.change(user, id, referral.version, { offenderId: chosen });
    }
    return false;
  }

  /** On to where it went; a second press finds it sent already, and harms nothing. */
  private async answer(
    user: SignedInActor,
    id: string,
    reply: FastifyReply,
    send: () => Promise<unknown>,
    isRegistration = false,
  ): Promise<void> {
    try {
      await send();
      await reply.redirect(paths.sentReferral(id), 303);
    } catch (error) {
      const read = await this.referrals.read(user, id);
      if (isConflict(error) && !read.referral.may.submit) {
        await reply.redirect(paths.sentReferral(id), 303);
        return;
      }
      const matches = matchesOf(error);
      if (matches !== null) {
        const action = isRegistration ? paths.registerReferral(id) : paths.submitReferral(id);
        const page = presentPossiblePeople({ id, name: read.name, answers: read.answers, matches, action });
        await reply.status(409).view('referrals/possible-people.njk', { page });
        return;
      }
      const refused = readRefusal(error, 'eligibility');
      await reply.status(400).view('referrals/check.njk', { page: checkPage(id, read, refused) });
    }
  }
}

const isConflict = (error: unknown): boolean =>
  error instanceof DomainError && error.details.kind === 'conflict';

function matchesOf(error: unknown): KnownPerson[] | null {
  if (!(error instanceof DomainError)) return null;
  const { matches } = error.details.extra ?? {};
  return Array.isArray(matches) ? (matches as KnownPerson[]) : null;
}
