import type { ReassessmentView } from '../../modules/ogrs-tiering/index.js';
import type { PolicyDraft, PolicyVersion } from '../../modules/partnership/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { presentErrors, type FormError, type FormErrors } from '../shell/form-errors.js';
import { countOf, dayWords, instantWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { presentPolicy, type PolicyInWords } from './policy-words.presenter.js';

export interface PolicyPageInput {
  versions: readonly PolicyVersion[];
  inForce: PolicyVersion;
  drafts: readonly PolicyDraft[];
  /** Null for who may not have everybody re-assessed. */
  runs: readonly ReassessmentView[] | null;
  canDraft: boolean;
  errors?: readonly FormError[];
  today: CalendarDay;
  /** This instant, in milliseconds: a run that has been silent for long is not going on. */
  now: number;
}

export interface PolicyPageView {
  title: string;
  inForce: { title: string; since: string; source: string } & PolicyInWords;
  versions: {
    id: string;
    name: string;
    effective: string;
    source: string;
    state: string;
    again: string | null;
  }[];
  drafts: { id: string; name: string; href: string; about: string; state: string; shadow: string | null }[];
  emptyDrafts: string;
  draftHref: string | null;
  runs: {
    action: string;
    isRunning: boolean;
    words: string;
    done: number;
    total: number;
    list: { id: string; when: string; by: string; policy: string; came: string }[];
    empty: string;
  } | null;
  errors: FormErrors;
}

/** The newest runs are enough to see that everybody is looked at. */
const RUNS_SHOWN = 5;
/** A run says at least once a second how far it is. */
const SILENT_MS = 60_000;

const CAUSES: Record<string, string> = {
  nightly: 'Every night',
  asked: 'Asked for',
  command: 'By command',
};

/** The policy: what is in force and by which rule, what was and what comes, and what is being drafted. */
export function presentPolicyPage(input: PolicyPageInput): PolicyPageView {
  const { versions, inForce, drafts, runs, canDraft, errors = [], today } = input;
  return {
    title: 'Policy',
    inForce: {
      title: `Version ${inForce.version}, in force`,
      since: `Since ${dayWords(inForce.effectiveOn)}`,
      source: inForce.sourceNote,
      ...presentPolicy(inForce.content),
    },
    versions: versions.map((version) => ({
      id: `version-${version.version}`,
      name: `Version ${version.version}`,
      effective: dayWords(version.effectiveOn),
      source: version.sourceNote,
      state: stateOf(version, { versions, inForce, today }),
      again: canDraft ? paths.newPolicyDraft({ from: version.version }) : null,
    })),
    drafts: drafts.map(presentDraftRow),
    emptyDrafts: canDraft
      ? 'Nothing is being drafted. Draft a new version to try it on everybody before any of it is in force.'
      : 'Nothing is being drafted. An administrator drafts new versions here.',
    draftHref: canDraft ? paths.newPolicyDraft() : null,
    runs: runs === null ? null : presentRuns(runs, input.now),
    errors: presentErrors(errors),
  };
}

/** Of the versions whose day has come, the newest is in force; one with a newer of an earlier day never will be. */
function stateOf(
  { version, effectiveOn }: PolicyVersion,
  { versions, inForce, today }: Pick<PolicyPageInput, 'versions' | 'inForce' | 'today'>,
): string {
  if (version === inForce.version) return 'In force';
  if (effectiveOn <= today) return 'Earlier';
  const isOvertaken = versions.some((other) => other.version > version && other.effectiveOn <= effectiveOn);
  return isOvertaken ? 'Replaced before its day' : 'Coming';
}

function presentDraftRow(draft: PolicyDraft): PolicyPageView['drafts'][number] {
  const { id, effectiveOn, sourceNote, basedOn, createdBy, changedAt, settledAt, settledBy } = draft;
  const states = {
    open: `Open, last saved on ${instantWords(changedAt)}`,
    discarded: settledAt ? `Discarded by ${settledBy} on ${instantWords(settledAt)}` : 'Discarded',
    adopted: `Adopted as version ${draft.became}`,
  };
  return {
    id: `draft-${id}`,
    name: `From ${dayWords(effectiveOn)}`,
    href: paths.policyDraft(id),
    about: sourceNote,
    state: `Drafted by ${createdBy} from version ${basedOn}. ${states[draft.status]}`,
    shadow: draft.status === 'open' ? paths.shadowRun(id) : null,
  };
}

function presentRuns(runs: readonly ReassessmentView[], now: number): NonNullable<PolicyPageView['runs']> {
  const goesOn = ({ status, touchedAt }: ReassessmentView): boolean =>
    status === 'running' && now - Date.parse(touchedAt) < SILENT_MS;
  const running = runs.find(goesOn);
  return {
    action: paths.reassess(),
    isRunning: running !== undefined,
    words: running ? `${farWords(running)}, ${changedWords(running)}` : '',
    done: running?.done ?? 0,
    total: running?.total ?? 0,
    list: runs.slice(0, RUNS_SHOWN).map((run) => ({
      id: `run-${run.id}`,
      when: instantWords(run.startedAt),
      by: run.cause === 'asked' ? `${CAUSES['asked']} by ${run.startedBy}` : (CAUSES[run.cause] ?? run.cause),
      policy: `Version ${run.policyVersion}`,
      came: cameOf(run, goesOn(run)),
    })),
    empty: 'Nobody has been re-assessed yet. It is done every night, and when you ask for it.',
  };
}

const number = (count: number): string => count.toLocaleString('en-GB');
const farWords = ({ done, total }: ReassessmentView): string =>
  `${number(done)} of ${countOf(total, 'person', 'people')} looked at`;
const changedWords = ({ changed, registered }: ReassessmentView): string =>
  `${number(changed)} changed, ${number(registered)} registered`;

function cameOf(run: ReassessmentView, isRunning: boolean): string {
  const { status, done } = run;
  if (status === 'finished') {
    return `${countOf(done, 'person', 'people')} looked at, ${changedWords(run)}`;
  }
  return isRunning ? `Running: ${farWords(run)}` : `Stopped before its end: ${farWords(run)}`;
}
