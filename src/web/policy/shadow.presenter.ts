import type { PolicyChange, ShadowPerson, ShadowPage, ShadowRun } from '../../modules/ogrs-tiering/index.js';
import type { PolicyDifference } from '../../modules/partnership/index.js';
import {
  countOf,
  dayWords,
  listName,
  outcomeWords,
  panelWords,
  statusWords,
  tierWords,
} from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { listWords, presentDifferences, type DifferenceRow } from './policy-words.presenter.js';

type Change = Exclude<PolicyChange, 'same'>;

interface ChangeWords {
  /** Under the figure, in a list, and in the sentence on top. */
  short: string;
  would: string;
}

const CHANGES: Record<Change, ChangeWords> = {
  'comes-in': { short: 'would register automatically', would: 'would register automatically' },
  'no-longer-comes-in': {
    ...{ short: 'would no longer register automatically', would: 'would no longer register automatically' },
  },
  'form-needed-now': { short: 'would need a referral form', would: 'would need a referral form' },
  'form-no-longer-needed': {
    ...{ short: 'would no longer need a form', would: 'would no longer need a referral form' },
  },
  'becomes-excluded': { short: 'would become excluded', would: 'would become excluded' },
  'no-longer-excluded': { short: 'would no longer be excluded', would: 'would no longer be excluded' },
  'tier-changes': { short: 'registered, would change tier', would: 'would change tier and stay registered' },
  other: { short: 'another difference', would: 'would be decided differently in another way' },
};
const CHANGE_KEYS = Object.keys(CHANGES) as Change[];
const isListed = (change: string): change is Change => change in CHANGES;

export interface ShadowSummary {
  sentence: string;
  compared: string;
  figures: { change: string; count: string; text: string; href: string; isOn: boolean }[];
  toPanel: string | null;
}

/** A shadow run in a sentence and in figures, naming nobody. */
export function presentShadowSummary(run: ShadowRun, chosen: string | null): ShadowSummary {
  const { changes, total, on, comparedWith, toPanel, draft } = run;
  const found = changes.filter(({ change, count }) => isListed(change) && count > 0);
  const said = found.map(({ change, count }) => {
    return `${countOf(count, 'person', 'people')} ${CHANGES[change as Change].would}`;
  });
  const day = dayWords(on);
  const nothing = `nothing changes for any of ${countOf(total, 'person', 'people')}`;
  return {
    sentence: `Under this draft, from ${day}: ${said.length > 0 ? listWords(said) : nothing}. Nobody registered leaves by it (TIER-6).`,
    compared: `${countOf(total, 'person', 'people')} who have not left the scheme, assessed on ${day} under version ${comparedWith}, which would be in force then, and under the draft. Nothing is changed by looking.`,
    figures: CHANGE_KEYS.map((change) => {
      const count = changes.find((each) => each.change === change)?.count ?? 0;
      return {
        change,
        count: count.toLocaleString('en-GB'),
        text: CHANGES[change].short,
        href: paths.shadowRun(draft.id, { change: chosen === change ? null : change }),
        isOn: chosen === change,
      };
    }),
    toPanel:
      toPanel > 0
        ? `${countOf(toPanel, 'registered person', 'registered people')} would go to the next panel agenda for a decision on removal; nobody is removed silently (EXCL-4).`
        : null,
  };
}

export interface ShadowInput {
  shadow: ShadowPage;
  differences: readonly PolicyDifference[];
  change: string | null;
  cursor: string | null;
  panels: readonly { key: string; name: string }[];
  canOpen: boolean;
  canDraft: boolean;
}

interface SideView {
  outcome: string;
  text: string;
  rule: string;
}

export interface ShadowView extends ShadowSummary {
  title: string;
  back: string;
  differences: DifferenceRow[];
  comparedWith: string;
  rules: { rule: string; text: string; count: string }[];
  matrix: {
    columns: string[];
    rows: { outcome: string; cells: { count: string; isSame: boolean; isNone: boolean }[] }[];
  };
  people: {
    heading: string;
    summary: string;
    all: string | null;
    rows: {
      id: string;
      name: string;
      href: string | null;
      panel: string;
      status: string;
      score: string;
      before: SideView;
      after: SideView;
      what: string;
      note: string;
    }[];
    empty: string;
    next: string | null;
    first: string | null;
  };
  adopt: string | null;
  discard: string | null;
}

/** What would change: the numbers, by which rule, and the people of the change that is looked at. */
export function presentShadow(input: ShadowInput): ShadowView {
  const { shadow, differences, change, canDraft } = input;
  const { draft } = shadow;
  return {
    ...presentShadowSummary(shadow, change),
    title: 'What would change',
    back: paths.policyDraft(draft.id),
    differences: presentDifferences(differences),
    comparedWith: `Version ${shadow.comparedWith}`,
    rules: shadow.rules
      .filter((entry) => isListed(entry.change))
      .map(({ change: key, rule, count }) => ({
        ...{ rule, text: CHANGES[key as Change].short },
        count: countOf(count, 'person', 'people'),
      })),
    matrix: presentMatrix(shadow),
    people: presentPeople(input),
    adopt: canDraft ? paths.adoptPolicyDraft(draft.id) : null,
    discard: canDraft ? paths.discardPolicyDraft(draft.id) : null,
  };
}

function presentMatrix({ outcomes }: ShadowRun): ShadowView['matrix'] {
  const keys = [...new Set(outcomes.map(({ before }) => before))];
  const rows = keys.map((before) => ({
    outcome: outcomeWords(before),
    cells: outcomes
      .filter((entry) => entry.before === before)
      .map(({ after, count }) => {
        return { count: count.toLocaleString('en-GB'), isSame: before === after, isNone: count === 0 };
      }),
  }));
  return { columns: keys.map(outcomeWords), rows };
}

function presentPeople({ shadow, change, cursor, panels, canOpen }: ShadowInput): ShadowView['people'] {
  const { items, nextCursor, changes, draft } = shadow;
  const chosen = change !== null && isListed(change) ? change : null;
  const total = changes
    .filter((entry) => isListed(entry.change) && (chosen === null || entry.change === chosen))
    .reduce((sum, { count }) => sum + count, 0);
  const words = chosen === null ? 'for whom something would change' : `who ${CHANGES[chosen].would}`;
  return {
    heading: `People ${words}`,
    summary: `Showing ${items.length.toLocaleString('en-GB')} of ${countOf(total, 'person', 'people')}, by name`,
    all: chosen === null ? null : paths.shadowRun(draft.id),
    rows: items.map((person) => presentPerson(person, { panels, canOpen })),
    empty:
      chosen === null
        ? 'Nobody: every decision would be the same under this draft.'
        : `Nobody ${CHANGES[chosen].would} under this draft.`,
    next: nextCursor ? paths.shadowRun(draft.id, { change, cursor: nextCursor }) : null,
    first: cursor ? paths.shadowRun(draft.id, { change }) : null,
  };
}

function presentPerson(
  person: ShadowPerson,
  { panels, canOpen }: Pick<ShadowInput, 'panels' | 'canOpen'>,
): ShadowView['people']['rows'][number] {
  const { id, panel, status, score, change, goesToPanel } = person;
  const side = ({ outcome, tier, text, rule }: ShadowPerson['before']): SideView => {
    // Of somebody registered only the tier changes, whatever brought them in.
    const decided = change === 'tier-changes' ? '' : `${outcomeWords(outcome)}, `;
    return { outcome: decided + (decided ? tierWords(tier).toLowerCase() : tierWords(tier)), text, rule };
  };
  const stays = status === 'registered' ? 'Stays registered (TIER-6)' : onlyTierDiffers(person);
  return {
    id: `person-${id}`,
    name: listName(person),
    href: canOpen ? paths.offender(id) : null,
    panel: panels.find(({ key }) => key === panel)?.name ?? panelWords(panel),
    status: statusWords(status),
    score: score === null ? 'No score' : String(score),
    before: side(person.before),
    after: side(person.after),
    what: isListed(change) ? CHANGES[change].short : '',
    note: goesToPanel ? 'To the next panel agenda (EXCL-4)' : stays,
  };
}

/** Of somebody not registered who is decided as before, what the other difference is. */
function onlyTierDiffers({ before, after, change }: ShadowPerson): string {
  if (change !== 'other' || before.outcome !== after.outcome || before.tier === after.tier) return '';
  return `${outcomeWords(after.outcome)} as before; only the tier changes`;
}
