import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { validationPipe } from '../../platform/errors/validation.js';
import type { Actor } from '../../shared/actor.js';
import { DomainError, type FieldError } from '../../shared/domain-error.js';
import { readAsAt, type CohortFilter } from './cohort-filter.js';
import { requireFilter } from './cohort-filter.policy.js';
import { CohortQueryDto } from './offenders.dto.js';

/** A filter as somebody keeps it, and what of it can no longer be used, or not by this reader. */
export interface ReadFilter {
  filter: CohortFilter;
  refused: FieldError[];
}

/** Each asks one thing more than the one before; the last is asked of what all the others have let through. */
type Question = (parts: Record<string, unknown>) => Promise<unknown> | void;

/** Reads a filter that comes from elsewhere than an address, by the same rules. */
@Injectable()
export class CohortFilters {
  private readonly pipe = validationPipe();

  constructor(private readonly clock: ClockService) {}

  async read(actor: Actor, values: Readonly<Record<string, unknown>>): Promise<ReadFilter> {
    const refused: FieldError[] = [];
    let parts: Record<string, unknown> = { ...values };
    const questions: Question[] = [
      (asked) => this.check(asked),
      (asked) => requireFilter(actor, asked),
      async (asked) => readAsAt(await this.check(asked), this.clock.today()),
    ];
    for (const question of questions) {
      const errors = await errorsOf(() => question(parts));
      refused.push(...errors);
      const fields = new Set(errors.map(({ field }) => field));
      parts = Object.fromEntries(Object.entries(parts).filter(([part]) => !fields.has(part)));
    }
    return { filter: await this.check(parts), refused };
  }

  private async check(values: Record<string, unknown>): Promise<CohortQueryDto> {
    return (await this.pipe.transform(values, {
      type: 'query',
      metatype: CohortQueryDto,
    })) as CohortQueryDto;
  }
}

async function errorsOf(question: () => Promise<unknown> | void): Promise<FieldError[]> {
  try {
    await question();
    return [];
  } catch (error) {
    if (error instanceof DomainError && error.details.errors) return error.details.errors;
    throw error;
  }
}
