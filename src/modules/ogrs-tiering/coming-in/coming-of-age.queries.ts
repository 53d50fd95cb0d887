import { Injectable } from '@nestjs/common';
import { ClockService } from '../../../platform/clock.service.js';
import { Database } from '../../../platform/database/database.js';
import { sql } from '../../../platform/database/sql.js';
import type { Actor } from '../../../shared/actor.js';
import { addDays, addMonths, birthday, calendarDay, daysBetween } from '../../../shared/calendar-day.js';
import {
  hasJustComeOfAge,
  isComingOfAge,
  waitsAfterBirthday,
  type WaitsFor,
} from '../domain/coming-of-age.js';
import { ComingInScope } from './coming-in-scope.queries.js';
import {
  LISTED_PERSON,
  MOST_LISTED,
  type Assessed,
  type ComingInFilter,
  type ComingInList,
  type ListedPerson,
} from './listed-person.js';

/** A young person whom the YOS assesses as posing a high risk, near the adult age (ROUTE-YOS). */
export interface ComingOfAgeView extends ListedPerson, Assessed {
  /** The age of an adult by the policy. */
  adultAge: number;
  /** The day on which they reach it. */
  turnsAdultOn: string;
  /** Until then: 0 on the day itself, negative after it. */
  daysLeft: number;
  waitsFor: WaitsFor;
}

/** Days by which the reading of the table goes beyond the rule, which itself decides. */
const MARGIN = 3;

@Injectable()
export class ComingOfAgeQueries {
  constructor(
    private readonly database: Database,
    private readonly scope: ComingInScope,
    private readonly clock: ClockService,
  ) {}

  /**
   * The young people of the YOS high-risk group who come of age within the policy's months, each with what the
   * rules will say on the birthday by what is recorded today; and those who have come of age in the last month
   * and are not registered, for want of information or until the next review. In the order of the birthdays.
   *
   * @throws DomainError forbidden; bad-input naming `panel`.
   */
  async comingOfAge(actor: Actor, filter: ComingInFilter): Promise<ComingInList<ComingOfAgeView>> {
    const today = this.clock.today();
    const { content } = await this.scope.policyToday();
    const { adultAge, comingOfAgeMonths } = content;
    const from = addDays(addMonths(today, -12 * adultAge - 1), -MARGIN);
    const to = addDays(addMonths(today, comingOfAgeMonths - 12 * adultAge), MARGIN);
    const rows = await this.database.read<ListedPerson>(
      sql`select ${LISTED_PERSON} from offenders o where ${await this.scope.of(actor, filter)}
        and o.yos_high_risk = 1 and o.date_of_birth between ${from} and ${to}
        order by o.date_of_birth, o.sort_name, o.id`,
    );
    const people = rows.flatMap((person) => {
      const born = calendarDay(person.dateOfBirth);
      const isYoung = isComingOfAge(born, content, today);
      if (!isYoung && !hasJustComeOfAge(born, content, today)) return [];
      return [{ ...person, turnsAdultOn: birthday(born, adultAge), isYoung }];
    });
    const assessed = await this.scope.assess(people, ({ isYoung, turnsAdultOn }) =>
      isYoung ? turnsAdultOn : today,
    );
    const items = assessed.flatMap(({ isYoung, facts: _facts, ...person }): ComingOfAgeView[] => {
      const { status, eligibility, turnsAdultOn } = person;
      const waitsFor = isYoung ? 'birthday' : waitsAfterBirthday({ status, outcome: eligibility.outcome });
      if (waitsFor === null) return [];
      return [{ ...person, adultAge, daysLeft: daysBetween(today, turnsAdultOn), waitsFor }];
    });
    return { items: items.slice(0, MOST_LISTED), total: items.length };
  }
}
