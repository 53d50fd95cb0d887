import {
  addDays,
  calendarDay,
  formatDay,
  londonDay,
  type CalendarDay,
} from '../../../shared/calendar-day.js';
import { isLongMember } from '../../../shared/long-membership.js';
import type { RagStatus } from '../../../shared/rag.js';
import type {
  AgendaInputs,
  ExitInput,
  ReferralInput,
  SpellInput,
  StatusChangeInput,
} from './agenda-inputs.js';
import type { AgendaReason } from './agenda-reason.js';
import type { ItemKind } from './agenda-table.js';

/** One reason to speak of somebody, before those of one person are brought together. */
export interface Matter {
  kind: ItemKind;
  offenderId: string | null;
  name: string | null;
  referralId?: string;
  taskId?: string;
  agendaItemId?: string | null;
  /** What comes first within a kind. */
  rank: string;
  reason: AgendaReason;
}

/** MEET-4: releases past and coming, so many days back and ahead. */
export const RELEASE_DAYS = 28;
/** How far a first meeting, which has none before it, looks back for what is new. **reading** */
export const FIRST_MEETING_DAYS = 28;

const SEVERITY: readonly RagStatus[] = ['red', 'amber-alert', 'amber'];
const RAG_WORDS: Readonly<Record<RagStatus, string>> = {
  red: 'Red',
  'amber-alert': 'Amber alert',
  amber: 'Amber',
  green: 'Green',
};
const RAG_RULES: Readonly<Record<RagStatus, string>> = {
  red: 'RAG-RED',
  'amber-alert': 'RAG-ALERT',
  amber: 'RAG-AMBER',
  green: 'RAG-GREEN',
};
const NEED_WORDS: Readonly<Record<string, string>> = {
  accommodation: 'accommodation',
  ete: 'education, training or employment',
  drugs: 'drugs',
  alcohol: 'alcohol',
};
const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  automatic: 'Automatic registration',
  referral: 'For the panel to decide',
  'not-eligible': 'Not eligible',
  excluded: 'Excluded',
  'needs-information': 'More information is needed',
};

type Words = Pick<AgendaReason, 'rule' | 'text'> & Partial<AgendaReason>;

const reason = (kind: ItemKind, words: Words): AgendaReason => ({
  ...{ kind, detail: null, agency: null },
  ...words,
});
const dayOf = (instant: string): CalendarDay => londonDay(new Date(instant));
const onDay = (instant: string): string => formatDay(dayOf(instant));
const sentences = (parts: readonly (string | null)[]): string | null =>
  parts.filter((part) => part !== null && part !== '').join('. ') || null;

/** MEET-4: is it later than the end of the last meeting? What was said of in that meeting itself is not new. */
export function isNews(at: string, { since, today }: Pick<AgendaInputs, 'since' | 'today'>): boolean {
  return since === null ? dayOf(at) >= addDays(today, -FIRST_MEETING_DAYS) : at > since;
}

/** Every reason there is to speak of anybody, whatever the meeting. */
export function findMatters(inputs: AgendaInputs): Matter[] {
  return [
    ...inputs.referrals.map(ofReferral),
    ...criticalCases(inputs),
    ...statusChanges(inputs),
    ...inputs.spells.flatMap((spell) => ofSpell(spell, inputs.today)),
    ...registrations(inputs),
    ...exclusions(inputs),
    ...inputs.exits.map(ofExit),
    ...longMembers(inputs),
    ...overdueTasks(inputs),
  ];
}

/** REF-6: what the panel needs to decide over a referral. */
function ofReferral(referral: ReferralInput): Matter {
  const { referralId, offenderId, name, agencyName, submittedAt, agendaItemId, reasons } = referral;
  const needs = referral.needs.map((need) => NEED_WORDS[need] ?? need);
  const detail = sentences([
    offenderId === null ? 'The co-ordinator must first say who it is about (REF-7)' : null,
    referral.score === null ? 'No score on the form' : `Score ${referral.score}`,
    OUTCOME_WORDS[referral.outcome] ?? referral.outcome,
    ...reasons.map(({ text, rule }) => `${text} (${rule})`),
    needs.length === 0 ? null : `Needs: ${needs.join(', ')} (REF-3)`,
    referral.riskToCommunity ? 'A risk to the community (REF-3)' : null,
  ]);
  const text = `Referred by ${agencyName} on ${onDay(submittedAt)}: accept, decline or defer`;
  const words = { rule: 'REF-6', text, detail, agency: referral.agency };
  return {
    ...{ kind: 'referral', offenderId, name, referralId, agendaItemId, rank: submittedAt },
    reason: reason('referral', words),
  };
}

/** MEET-3: RED, AMBER ALERT, then AMBER; of one status who has had it longest first. */
function criticalCases({ members }: AgendaInputs): Matter[] {
  return members.flatMap(({ rag, ragSince, isRagStale, ...person }) => {
    if (rag === null || !SEVERITY.includes(rag)) return [];
    const since = ragSince === null ? '' : ` since ${onDay(ragSince)}`;
    const detail = isRagStale ? 'Nobody has confirmed this status for a long time (LAW-5)' : null;
    const words = { rule: RAG_RULES[rag], text: `${RAG_WORDS[rag]}${since}`, detail };
    const rank = `${SEVERITY.indexOf(rag)} ${ragSince ?? ''}`;
    return [{ ...person, kind: 'critical', rank, reason: reason('critical', words) } as const];
  });
}

/** RAG-7: what changed since the last meeting, each person once: the way there, and why the last step was taken. */
function statusChanges(inputs: AgendaInputs): Matter[] {
  const byPerson = new Map<string, StatusChangeInput[]>();
  for (const change of inputs.statusChanges) {
    if (change.from === change.to || !isNews(change.at, inputs)) continue;
    byPerson.set(change.offenderId, [...(byPerson.get(change.offenderId) ?? []), change]);
  }
  return [...byPerson.values()].map((changes) => {
    const steps = [...changes].sort((one, other) => (one.at < other.at ? -1 : 1));
    const [first, last] = [steps[0]!, steps.at(-1)!];
    const { offenderId, name } = last;
    const start = first.from === null ? [] : [RAG_WORDS[first.from]];
    const way = [...start, ...steps.map(({ to }) => RAG_WORDS[to])].join(', then ');
    const what = first.from === null ? 'First set' : 'Changed';
    const words = { rule: last.rule, text: `${what} on ${onDay(last.at)}: ${way}`, detail: last.reason };
    return {
      ...{ kind: 'status-change', offenderId, name, rank: last.at },
      reason: reason('status-change', words),
    };
  });
}

/** MEET-3, MEET-4: released in the last 28 days, or due to be in the next; where from, and when. */
function ofSpell(spell: SpellInput, today: CalendarDay): Matter[] {
  const { offenderId, name, establishment, to, releaseDue } = spell;
  const on = to ?? releaseDue;
  if (on === null || on < addDays(today, -RELEASE_DAYS) || on > addDays(today, RELEASE_DAYS)) return [];
  const isOverdue = to === null && on < today;
  const text =
    to === null
      ? `Release from ${establishment} ${isOverdue ? 'was due' : 'is due'} on ${formatDay(on)}`
      : `Released from ${establishment} on ${formatDay(on)}`;
  const detail = isOverdue ? 'No release has been recorded' : null;
  const words = { rule: 'MEET-3', text, detail };
  return [{ ...{ kind: 'release', offenderId, name, rank: on }, reason: reason('release', words) }];
}

/** MEET-4: what a rule put there waits until it has been reached; of the others those since the last meeting. */
function registrations(inputs: AgendaInputs): Matter[] {
  const from = inputs.since === null ? addDays(inputs.today, -FIRST_MEETING_DAYS) : dayOf(inputs.since);
  return inputs.registrations
    .filter(({ agendaItemId, recordedAt, startedOn }) => {
      const isNew = isNews(recordedAt, inputs) && startedOn !== null && startedOn >= from;
      return agendaItemId !== null || isNew;
    })
    .map(({ offenderId, name, agendaItemId, recordedAt, startedOn, ...why }) => {
      const on = startedOn ?? dayOf(recordedAt);
      const words = { rule: why.rule, text: `Registered on ${formatDay(on)}`, detail: why.reason };
      return {
        ...{ kind: 'registration', offenderId, name, agendaItemId, rank: recordedAt },
        reason: reason('registration', words),
      };
    });
}

/** EXCL-4: for removal, never silently. */
function exclusions(inputs: AgendaInputs): Matter[] {
  return inputs.exclusions.map(({ offenderId, name, agendaItemId, raisedAt, reason: detail }) => {
    const text = `Registered, and excluded since ${onDay(raisedAt)}: decide on removal`;
    const words = { rule: 'EXCL-4', text, detail };
    return {
      ...{ kind: 'exclusion', offenderId, name, agendaItemId, rank: raisedAt },
      reason: reason('exclusion', words),
    };
  });
}

/** EXIT-1 to EXIT-4. */
function ofExit({ offenderId, name, state, since, heldBy }: ExitInput): Matter {
  const kind = state === 'due' ? 'exit-due' : 'exit-held';
  const by = heldBy.map(({ rule, text }) => `${text} (${rule})`).join('. ') || null;
  const words =
    state === 'due'
      ? { rule: 'EXIT-1', text: `Due to leave since ${formatDay(since)}`, detail: by }
      : { rule: 'EXIT-1', text: `Held: the earliest day to leave is ${formatDay(since)}`, detail: by };
  return { kind, offenderId, name, rank: since, reason: reason(kind, words) };
}

/** COH-5: four years to the day and more. */
function longMembers({ members, today }: AgendaInputs): Matter[] {
  return members.flatMap(({ registeredOn, offenderId, name }) => {
    if (registeredOn === null || !isLongMember(registeredOn, today)) return [];
    const words = { rule: 'COH-5', text: `On the scheme since ${formatDay(registeredOn)}` };
    return [
      {
        ...{ kind: 'four-years', offenderId, name, rank: registeredOn },
        reason: reason('four-years', words),
      } as const,
    ];
  });
}

/** MEET-6: each task that is late is a reason of its own. */
function overdueTasks({ tasks, today }: AgendaInputs): Matter[] {
  return tasks
    .filter(({ dueOn }) => dueOn < today)
    .map(({ offenderId, name, taskId, action, agency, agencyName, dueOn }) => {
      const text = `Task of ${agencyName}, due on ${formatDay(calendarDay(dueOn))}: ${action}`;
      const words = { rule: 'MEET-6', text, agency };
      return {
        ...{ kind: 'overdue-task', offenderId, name, taskId, rank: dueOn },
        reason: reason('overdue-task', words),
      };
    });
}
