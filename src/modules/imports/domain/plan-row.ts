import type { CalendarDay } from '../../../shared/calendar-day.js';
import { applyDifferences } from './compare-person.js';
import { decideScheme } from './decide-scheme.js';
import { listCandidate, type DifferenceField } from './listed-person.js';
import { matchPerson, PeopleIndex, type MatchedBy } from './match-person.js';
import { rowId, rowOf, type PersonOnList } from './person-on-list.js';
import { chooseDifferences, IDENTIFIED_BY, proposeDifferences } from './propose-differences.js';
import { findChangedFields, type Resolution } from './resolution.js';
import type { ElsewhereMatch, PersonPlan, PlannedMatch, RowPlan } from './row-plan.js';
import type { Candidate, RowReading, RowWarning } from './row-reading.js';

type PersonReading = Extract<RowReading, { kind: 'person' }>;
type Planned = Pick<PersonPlan, 'action' | 'target' | 'reasons' | 'stale'>;

/** Rows of other files that wait to be taken in, and where each stands. */
export interface Elsewhere {
  index: PeopleIndex;
  places: ReadonlyMap<string, Pick<ElsewhereMatch, 'importId' | 'filename' | 'row'>>;
}

export interface PlanContext {
  listed: Iterable<PersonOnList>;
  /** The day on which the file was saved; null when it does not say. */
  savedOn: CalendarDay | null;
  /** By row. */
  resolutions: ReadonlyMap<number, Resolution>;
  elsewhere: Elsewhere | null;
}

const STALE_NEW = 'Since you decided, somebody was found who may be this person';

/**
 * Says what becomes of each row, in order (issue 2, point 6): the proposal, or what somebody decided. Every row
 * meets the list as the rows before it leave it, so that a person who stands twice in a file is one.
 */
export class RowPlanner {
  private readonly index: PeopleIndex;
  private readonly people = new Map<string, PersonOnList>();
  /** Where the person of an earlier row is found now. */
  private readonly becameOf = new Map<number, string>();

  constructor(private readonly context: PlanContext) {
    const listed = [...context.listed];
    this.index = new PeopleIndex(listed);
    for (const person of listed) this.people.set(person.id, person);
  }

  /** The plan of a row; null for one that holds nobody. */
  plan(reading: RowReading): RowPlan | null {
    if (reading.kind === 'refused') return reading;
    if (reading.kind !== 'person') return null;
    const plan = this.planPerson(reading);
    if (plan.action === 'new') this.addNew(plan);
    if (plan.action === 'merge' && plan.target) this.applyMerge(plan, plan.target);
    return plan;
  }

  private planPerson({ row, candidate, warnings }: PersonReading): PersonPlan {
    const { proposal, matches: found, reasons } = matchPerson(candidate, this.index);
    const matches = found.map(({ person, by, contradictions }) =>
      this.describe(candidate, { id: person.id, by, contradictions }),
    );
    const resolution = this.context.resolutions.get(row) ?? null;
    const proposed: Planned = {
      action: proposal,
      target: proposal === 'merge' ? (matches[0] ?? null) : null,
      reasons,
      stale: false,
    };
    const planned =
      resolution === null || resolution.action === 'proposal'
        ? proposed
        : this.resolve(candidate, matches, resolution);
    const person = planned.target?.person ?? null;
    const takesPart = planned.action === 'new' || planned.action === 'merge';
    const scheme = takesPart ? decideScheme(candidate, person) : { effect: 'none' as const, warning: null };
    return {
      kind: 'person',
      row,
      candidate,
      warnings: withScheme(warnings, scheme.warning),
      proposal,
      matches,
      ...planned,
      resolution,
      scheme,
      alsoIn: this.findElsewhere(candidate),
    };
  }

  private resolve(candidate: Candidate, matches: PlannedMatch[], resolution: Resolution): Planned {
    if (resolution.action === 'skip') return { action: 'skip', target: null, reasons: [], stale: false };
    return resolution.action === 'new'
      ? this.resolveAsNew(candidate, matches, resolution)
      : this.resolveAsMerge(candidate, matches, resolution);
  }

  private resolveAsNew(candidate: Candidate, matches: PlannedMatch[], { seen }: Resolution): Planned {
    const known = new Set(seen?.matches.map((id) => this.follow(id)));
    const unseen = seen !== null && matches.some(({ id }) => !known.has(id));
    const held = this.findHeld(candidate);
    const reasons = [...(unseen ? [STALE_NEW] : []), ...held];
    if (reasons.length === 0) return { action: 'new', target: null, reasons, stale: false };
    return { action: 'decide', target: null, reasons, stale: unseen };
  }

  private resolveAsMerge(candidate: Candidate, matches: PlannedMatch[], resolution: Resolution): Planned {
    const id = this.follow(resolution.target ?? '');
    const stale = (reason: string): Planned => ({
      action: 'decide',
      target: null,
      reasons: [reason],
      stale: true,
    });
    if (!this.people.has(id))
      return stale(
        rowOf(id) === null
          ? 'Nobody on the list has this id'
          : 'The row it was to be merged with is no longer taken',
      );
    const match =
      matches.find((each) => each.id === id) ??
      this.describe(candidate, { id, by: 'chosen', contradictions: [] });
    const { seen } = resolution;
    const changed = seen === null ? [] : findChangedFields(seen, match.differences, match.person);
    if (changed.length > 0) return stale(`Since you decided, the list has changed: ${changed.join(', ')}`);
    const differences = chooseDifferences(match.differences, resolution.take);
    return { action: 'merge', target: { ...match, differences }, reasons: [], stale: false };
  }

  private describe(
    candidate: Candidate,
    match: Pick<PlannedMatch, 'id' | 'by' | 'contradictions'>,
  ): PlannedMatch {
    const person = this.people.get(match.id);
    if (!person) throw new RangeError('a match is somebody known');
    const isHeld = (by: MatchedBy, value: string, exceptId: string): boolean =>
      this.holders(by, value).some((id) => id !== exceptId);
    const differences = proposeDifferences(candidate, person, { savedOn: this.context.savedOn, isHeld });
    return { ...match, person, differences };
  }

  private holders(by: MatchedBy, value: string): string[] {
    return [...this.index.find([`${by}:${value}`]).keys()].map(({ id }) => id);
  }

  /** Nobody new can have a number that somebody on the list has. */
  private findHeld(candidate: Candidate): string[] {
    return (['pncId', 'crn', 'prisonNumber'] as const).flatMap((field) => {
      const [by, value] = [IDENTIFIED_BY[field], candidate[field]];
      if (by === undefined || value === null || this.holders(by, value).length === 0) return [];
      return [`Somebody on the list has ${value}, so this cannot be a new person`];
    });
  }

  /** The person of an earlier row may have turned out to be on the list. */
  private follow(id: string): string {
    const row = rowOf(id);
    return row === null ? id : (this.becameOf.get(row) ?? id);
  }

  private addNew({ row, candidate }: PersonPlan): void {
    const exited = candidate.removedOn !== null;
    const listed = listCandidate(candidate, rowId(row), this.context.savedOn);
    const person: PersonOnList = {
      ...listed,
      ppo: listed.ppo || null,
      registeredOn: exited ? null : listed.registeredOn,
      status: exited ? 'exited' : 'registered',
      endedOn: candidate.removedOn,
    };
    this.index.add(person);
    this.people.set(person.id, person);
    this.becameOf.set(row, person.id);
  }

  private applyMerge({ row, candidate, scheme }: PersonPlan, { person, differences }: PlannedMatch): void {
    const merged: PersonOnList = {
      ...person,
      ...applyDifferences(person, candidate, differences),
      setOn: this.datesAfter(person, differences),
      ...(scheme.effect === 'register' ? { status: 'registered' as const } : {}),
      ...(scheme.effect === 'record-exit' ? { status: 'exited' as const, endedOn: candidate.removedOn } : {}),
    };
    this.index.replace(person, merged);
    this.people.set(person.id, merged);
    this.becameOf.set(row, person.id);
  }

  private datesAfter(
    person: PersonOnList,
    differences: PlannedMatch['differences'],
  ): Partial<Record<DifferenceField, CalendarDay>> {
    const dates = { ...person.setOn };
    for (const { field, take } of differences) {
      if (take !== 'file') continue;
      if (this.context.savedOn === null) delete dates[field];
      else dates[field] = this.context.savedOn;
    }
    return dates;
  }

  private findElsewhere(candidate: Candidate): ElsewhereMatch[] {
    const { elsewhere, savedOn } = this.context;
    if (elsewhere === null) return [];
    return matchPerson(candidate, elsewhere.index).matches.flatMap(({ person, by }) => {
      const place = elsewhere.places.get(person.id);
      if (!place) return [];
      const other: PersonOnList = { ...person, status: 'registered', endedOn: null };
      const differences = proposeDifferences(candidate, other, { savedOn, isHeld: () => false });
      return [{ ...place, by, differences }];
    });
  }
}

const withScheme = (warnings: RowWarning[], warning: RowWarning | null): RowWarning[] =>
  warning === null ? warnings : [...warnings, warning];
