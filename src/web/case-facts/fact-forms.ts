import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { seesWholeCohort } from '../../modules/sharing/index.js';
import type { SignedInActor } from '../../platform/access/access.js';
import { DomainError } from '../../shared/domain-error.js';
import type { OffenderRecord } from '../offenders/offender-record.js';
import { ReadProfile } from '../offenders/read-profile.js';
import type { FormError } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths, type ProfileTab } from '../shell/paths.js';
import { inWordsOfBoxes } from './typed-day.form.js';

export interface FormPlace {
  user: SignedInActor;
  id: string;
  /** Where what was saved is shown; null for the record itself. */
  tab: ProfileTab | null;
  /** The field beside which a refusal stands that names none. */
  field: string;
  template: string;
}

export interface FactForm {
  dateErrors?: readonly FormError[];
  /** Records the fact and says what was done. */
  save: () => Promise<string>;
  show: (offender: OffenderRecord, errors: FormError[]) => object;
}

/** Answers a form that records a fact: back to the tab that shows it, or the form again with all that was typed. */
@Injectable()
export class FactForms {
  constructor(
    private readonly readProfile: ReadProfile,
    private readonly locals: PageLocals,
  ) {}

  async answer(reply: FastifyReply, place: FormPlace, form: FactForm): Promise<void> {
    const { user, id, tab, field, template } = place;
    try {
      this.locals.flash(reply, await form.save());
      await reply.redirect(await this.whereTo(user, id, tab), 303);
    } catch (error) {
      const errors = inWordsOfBoxes(readRefusal(error, field), form.dateErrors ?? []);
      const offender = await this.readProfile.record(user, id);
      await reply.status(400).view(template, { page: form.show(offender, errors) });
    }
  }

  /** The list, for whoever has just closed the record to themselves by what they recorded (LAW-4). */
  private async whereTo(user: SignedInActor, id: string, tab: ProfileTab | null): Promise<string> {
    try {
      if (!seesWholeCohort(user)) await this.readProfile.record(user, id);
    } catch (error) {
      if (error instanceof DomainError && error.details.kind === 'not-found') return paths.cohort();
      throw error;
    }
    return tab === null ? paths.offender(id) : paths.offenderTab(id, tab);
  }

  /** @throws DomainError not-found. */
  record(user: SignedInActor, id: string): Promise<OffenderRecord> {
    return this.readProfile.record(user, id);
  }
}
