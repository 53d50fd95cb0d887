import { Injectable } from '@nestjs/common';
import { ClockService } from '../../../platform/clock.service.js';
import { Database } from '../../../platform/database/database.js';
import { nothing, sql, type Sql } from '../../../platform/database/sql.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, forbidden } from '../../../shared/domain-error.js';
import { PartnershipQueries, type PolicyVersion } from '../../partnership/index.js';
import { assessEligibility } from '../domain/assess-eligibility.js';
import type { Eligibility } from '../domain/eligibility.js';
import { EligibilityFactsQueries, type PersonFacts } from '../eligibility-facts.queries.js';
import { andSharedWith } from '../../sharing/index.js';
import { toPolicy } from '../eligibility.service.js';
import { mayReadDecisions } from '../ogrs-tiering.policy.js';
import type { ComingInFilter, ListedPerson } from './listed-person.js';

/** What the lists of who is coming in have in common: whom they are about, and what the rules say of them. */
@Injectable()
export class ComingInScope {
  constructor(
    private readonly database: Database,
    private readonly partnership: PartnershipQueries,
    private readonly facts: EligibilityFactsQueries,
    private readonly clock: ClockService,
  ) {}

  policyToday(): Promise<PolicyVersion> {
    return this.partnership.policyOn(this.clock.today());
  }

  /**
   * Of the people `o` who are shared with this reader, those of a panel who have not left the scheme (LAW-2).
   *
   * @throws DomainError forbidden for whoever may not read decisions; bad-input naming `panel`.
   */
  async of(actor: Actor, { panel }: ComingInFilter): Promise<Sql> {
    if (!mayReadDecisions(actor)) throw forbidden();
    if (panel !== undefined && !(await this.partnership.listPanels()).some(({ key }) => key === panel)) {
      throw badInput([{ field: 'panel', message: 'Choose one of the five panels' }]);
    }
    const here = panel === undefined ? nothing : sql` and o.panel = ${panel}`;
    return sql`o.status <> 'exited'${here}${andSharedWith(actor, this.clock.today())}`;
  }

  async count(where: Sql): Promise<number> {
    const row = await this.database.readOne<{ n: number }>(
      sql`select cast(count(*) as integer) as n from offenders o where ${where}`,
    );
    return row?.n ?? 0;
  }

  /**
   * What the rules say of these people by what is recorded today, each on a day of their own (today without one),
   * under the policy that will then be in force. In the order of the people.
   */
  async assess<Person extends ListedPerson>(
    people: readonly Person[],
    onFor: (person: Person) => CalendarDay = () => this.clock.today(),
  ): Promise<(Person & { eligibility: Eligibility; facts: PersonFacts['facts'] })[]> {
    const known = await this.facts.these(
      people.map(({ id }) => id),
      this.clock.today(),
    );
    const policies = new Map<CalendarDay, PolicyVersion>();
    for (const day of new Set(people.map(onFor))) policies.set(day, await this.partnership.policyOn(day));
    return people.flatMap((person) => {
      const on = onFor(person);
      const [facts, policy] = [known.get(person.id)?.facts, policies.get(on)];
      // Whoever has gone between the two readings is on the list no more.
      if (!facts || !policy) return [];
      return [{ ...person, facts, eligibility: assessEligibility(facts, toPolicy(policy), on) }];
    });
  }
}
