import { Injectable } from '@nestjs/common';
import { ContactsService, DrugTestsService, PathwaysService } from '../modules/case-recording/index.js';
import { ClockService } from '../platform/clock.service.js';
import type { Actor } from '../shared/actor.js';
import { addDays, type CalendarDay } from '../shared/calendar-day.js';
import type { InventedPathway, InventedSupport } from './invent-support.js';

/** Gives the invented people those who work with them, through the use cases themselves. */
@Injectable()
export class DemonstrationSupport {
  constructor(
    private readonly contacts: ContactsService,
    private readonly pathways: PathwaysService,
    private readonly drugTests: DrugTestsService,
    private readonly clock: ClockService,
  ) {}

  async add(id: string, { contacts, pathways, drugTests }: InventedSupport, manager: Actor): Promise<void> {
    for (const { daysAgo, ...contact } of contacts) {
      const from = this.ago(daysAgo);
      const contactAgency = contact.contactAgency || manager.agency;
      await this.contacts.record(manager, id, { ...contact, contactAgency, from });
    }
    for (const pathway of pathways) await this.pathways.record(manager, id, this.dated(pathway));
    for (const { daysAgo, ...test } of drugTests) {
      await this.drugTests.record(manager, id, { ...test, sampleDate: this.ago(daysAgo) });
    }
  }

  private dated({ daysAgo, endedDaysAgo, dayOf, details, ...pathway }: InventedPathway) {
    const from = this.ago(daysAgo);
    return {
      ...pathway,
      from,
      to: endedDaysAgo === null ? null : this.ago(endedDaysAgo),
      details: dayOf ? { ...details, [dayOf]: from } : details,
    };
  }

  private ago(days: number): CalendarDay {
    return addDays(this.clock.today(), -days);
  }
}
