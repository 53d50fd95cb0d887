import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import { badInput } from '../../shared/domain-error.js';
import { OffendersQueries, type OffenderRow } from '../offenders/index.js';
import { PartnershipQueries } from '../partnership/index.js';
import { changeAnswers, isBlank, type Answers } from './domain/answers.js';
import { AGENCY_KINDS, type AgencyKind } from './domain/question.js';

/** A form as it is sent: answers in the groups of the API, whom it is about, and the agency that sends it. */
export interface TypedReferral {
  offenderId?: string | null | undefined;
  agency?: unknown;
  [answer: string]: unknown;
}

export interface ReadReferral {
  answers: Answers;
  /** The names of the answers that are not what they were. */
  changed: string[];
  /** Undefined where nothing was sent of it. */
  offenderId: string | null | undefined;
}

/** What a form is laid over. */
export interface FormBefore {
  kind: AgencyKind;
  answers: Answers;
}

/** What the record of somebody known answers by itself. */
const FROM_RECORD = [
  'surname',
  'forename',
  'dateOfBirth',
  'gender',
  'crn',
  'pncId',
  'address',
  'contactNumber',
  'primarySubstance',
] as const;

/** Reads what was sent for a form; known people fill themselves in. */
@Injectable()
export class FormReader {
  constructor(
    private readonly partnership: PartnershipQueries,
    private readonly offenders: OffendersQueries,
  ) {}

  /** Which form this person's agency fills in (REF-1). */
  async kindOf({ agency }: Actor): Promise<AgencyKind> {
    const own = (await this.partnership.listAgencies()).find(({ key }) => key === agency);
    return AGENCY_KINDS.find((kind) => kind === own?.kind) ?? 'partner';
  }

  /** Whom a form is said to be about. @throws DomainError not-found, also for people who are not theirs to know of. */
  async person(actor: Actor, { offenderId }: TypedReferral): Promise<OffenderRow | null> {
    return typeof offenderId === 'string' ? this.offenders.get(actor, offenderId) : null;
  }

  /** @throws DomainError bad-input naming `agency`: nobody refers for another one. */
  async checkAgency({ agency: own }: Actor, { agency }: TypedReferral): Promise<void> {
    if (isBlank(agency) || agency === own) return;
    const named = (await this.partnership.listAgencies()).find(({ key }) => key === own);
    if (typeof agency === 'string' && agency.trim().toLowerCase() === named?.name.toLowerCase()) return;
    const message = `You refer for your own agency: ${named?.name ?? own}`;
    throw badInput([{ field: 'agency', message, rule: 'REF-1' }]);
  }

  /** Lays what was sent over a form. @throws DomainError bad-input naming the fields. */
  read(typed: TypedReferral, before: FormBefore, person: OffenderRow | null): ReadReferral {
    const { offenderId, agency: _agency, ...sent } = typed;
    const { answers, changed } = changeAnswers(before.answers, sent, before.kind);
    if (person === null) return { answers, changed, offenderId };
    const filled = fillIn(answers, before.kind, person);
    const names = Object.keys(filled);
    return {
      answers: { ...answers, ...filled },
      changed: [...new Set([...changed, ...names])],
      offenderId: person.id,
    };
  }
}

/** What the record answers of the questions that nobody has answered yet. */
function fillIn(answers: Answers, kind: AgencyKind, person: OffenderRow): Record<string, unknown> {
  const known: [string, unknown][] = FROM_RECORD.map((name) => [name, person[name]]);
  if (kind === 'probation') known.push(['probation.ogrsScore', person.ogrsScore]);
  return Object.fromEntries(known.filter(([name, value]) => !isBlank(value) && isBlank(answers[name])));
}
