import type { CalendarDay } from '../../shared/calendar-day.js';
import type { CohortItem } from '../cohort/cohort.presenter.js';
import { fullName, ragLabel, statusWords, tierWords, type Label } from '../shell/labels.js';
import { bornWords } from './offender-record.js';

export interface PersonStrip {
  topic: string;
  name: string;
  line: string;
  rag: Label;
  tier: string;
  status: string;
}

/** Whose record a form is about, and where they stand now. */
export function presentPersonStrip(person: CohortItem, today: CalendarDay): PersonStrip {
  const identifier = person.pncId ? `PNC ${person.pncId}` : person.crn ? `CRN ${person.crn}` : null;
  const score = person.ogrsScore === null ? '' : `, OGRS ${person.ogrsScore}`;
  return {
    topic: `offender:${person.id}`,
    name: fullName(person),
    line: [bornWords(person.dateOfBirth, today), identifier].filter(Boolean).join(' · '),
    rag: ragLabel(person.rag),
    tier: `${tierWords(person.tier)}${score}`,
    status: statusWords(person.status),
  };
}
