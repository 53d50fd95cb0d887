import type { CohortItem } from '../../modules/offenders/index.js';
import { londonDay, type CalendarDay } from '../../shared/calendar-day.js';
import { isStale, type StaleAfterDays } from '../../shared/rag-staleness.js';
import { isRagStatus } from '../../shared/rag.js';
import type { Choice } from '../shell/form-errors.js';
import {
  agedWords,
  listName,
  ragLabel,
  shortDayWords,
  statusWords,
  tierWords,
  type Label,
} from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { textOf } from './cohort-filter.presenter.js';

export interface CohortRow {
  id: string;
  name: string;
  href: string;
  born: string;
  pncId: string;
  crn: string;
  panel: string;
  rag: Label;
  ragSince: string;
  /** LAW-5, in words; empty while it is fresh. */
  ragStale: string;
  tier: string;
  score: string;
  status: string;
  registeredOn: string;
  earliestExit: string;
  isExitDue: boolean;
  ppo: boolean;
  inCustody: boolean;
}

/** LAW-5: a status that nobody has confirmed for long says so. */
function staleWords({ rag, ragConfirmedAt }: CohortItem, after: StaleAfterDays, today: CalendarDay): string {
  if (!isRagStatus(rag) || !isStale({ rag, ragConfirmedAt }, after, today)) return '';
  if (ragConfirmedAt === null) return 'never confirmed';
  return `not confirmed since ${shortDayWords(londonDay(new Date(ragConfirmedAt)))}`;
}

/** A person in a row of the list, in words; `today` is the day whose list it is. */
export function presentRow(
  item: CohortItem,
  panels: readonly Choice[],
  { today, staleAfter }: { today: CalendarDay; staleAfter: StaleAfterDays },
): CohortRow {
  const exit = item.earliestExitOn;
  return {
    id: item.id,
    name: listName(item),
    href: paths.offender(item.id),
    born: shortDayWords(item.dateOfBirth) + agedWords(item.dateOfBirth, today),
    pncId: item.pncId ?? 'No PNC ID',
    crn: item.crn ?? 'No CRN',
    panel: textOf(panels, item.panel),
    rag: ragLabel(item.rag),
    ragSince: item.rag !== null && item.ragSince ? `since ${shortDayWords(item.ragSince)}` : '',
    ragStale: staleWords(item, staleAfter, today),
    tier: tierWords(item.tier),
    score: item.ogrsScore === null ? 'No score' : `OGRS ${item.ogrsScore}`,
    status: statusWords(item.status),
    registeredOn: presentRegisteredOn(item),
    earliestExit: exit ? shortDayWords(exit) : '',
    isExitDue: exit !== null && exit <= today && item.status === 'registered',
    ppo: item.ppo,
    inCustody: item.inCustody,
  };
}

function presentRegisteredOn({ status, registeredOn }: CohortItem): string {
  if (registeredOn) return shortDayWords(registeredOn);
  return status === 'registered' ? 'date not recorded' : '';
}
