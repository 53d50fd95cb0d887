import type { Eligibility, ListedPerson } from '../../modules/ogrs-tiering/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import {
  presentMissing,
  type EligibilityContext,
  type MissingView,
} from '../offenders/eligibility.presenter.js';
import { panelName, type Reason } from '../offenders/offender-record.js';
import { agedWords, dayWords, listName, outcomeWords, shortDayWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

/** Who reads the lists, and when. */
export interface RowContext {
  panels: readonly { key: string; name: string }[];
  can: EligibilityContext['can'];
  today: CalendarDay;
}

export interface Cell {
  label: string;
  text: string;
  rule?: string | null;
  /** Smaller, below. */
  notes?: string[];
  /** What is missing, each with where to supply it (EXCL-3). */
  missing?: MissingView[];
  link?: { text: string; href: string } | null;
  /** Opens on request, and is printed never (INT-4). */
  said?: string | null;
  why?: { id: string; reasons: Reason[] };
}

export interface Row {
  id: string;
  name: string;
  href: string;
  born: string;
  cells: Cell[];
}

type Person = Omit<ListedPerson, 'registeredOn'>;

/** A person's row, with the panel and what the list says beside it. */
export function presentRow(person: Person, cells: Cell[], { panels, today }: RowContext): Row {
  const { id, dateOfBirth, panel } = person;
  return {
    id,
    name: listName(person),
    href: paths.offender(id),
    born: shortDayWords(dateOfBirth) + agedWords(dateOfBirth, today),
    cells: [{ label: 'Panel', text: panelName(panel, panels) }, ...cells],
  };
}

/** EXCL-4: these bring somebody registered before the panel. */
const FOR_THE_PANEL = ['EXCL-MAPPA', 'EXCL-SEX'];

/** Where somebody stands: registered and since when, or what the rules say and still need. */
export function presentStanding(
  { id, status, registeredOn, eligibility }: ListedPerson & { eligibility: Eligibility },
  { can }: RowContext,
): Cell {
  const { outcome, reasons, missing } = eligibility;
  const cell = { label: 'On the scheme', why: { id: `why-${id}`, reasons } };
  const [first] = reasons;
  if (status === 'registered') {
    const since = registeredOn ? `Registered ${dayWords(registeredOn)}` : 'Registered, date not recorded';
    const found = reasons.find(({ rule }) => FOR_THE_PANEL.includes(rule));
    if (!found) return { ...cell, text: since };
    return {
      ...cell,
      text: since,
      notes: ['An exclusion has fallen on them since: the panel decides (EXCL-4).'],
    };
  }
  if (outcome === 'automatic') {
    return { ...cell, text: 'Registers at the next nightly review', rule: first?.rule ?? null };
  }
  if (outcome === 'needs-information') {
    return {
      ...cell,
      text: 'Not registered. Needs:',
      rule: 'EXCL-3',
      missing: presentMissing(missing, { id, can }),
    };
  }
  return {
    ...cell,
    text: `Not registered: ${outcomeWords(outcome).toLowerCase()}`,
    rule: first?.rule ?? null,
  };
}
