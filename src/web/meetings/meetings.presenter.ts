import type { CalendarMeeting, MeetingKind, WaitingAgenda } from '../../modules/tasking-meetings/index.js';
import { countOf, instantWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { presentCadence, type CadenceInput, type CadencePart } from './cadence.presenter.js';
import {
  meetingWhen,
  presentComing,
  presentPast,
  type CalendarList,
  type CalendarReader,
} from './calendar.presenter.js';
import { calledWords } from './meeting-words.presenter.js';

export interface PanelOption {
  key: string;
  name: string;
  /** `county` or `city`. */
  area: string;
}

export interface NextMeeting {
  kind: MeetingKind;
  /** `tasking meeting`, `panel meeting`, `operational meeting`. */
  words: string;
  agenda: WaitingAgenda;
}

export interface MeetingsInput {
  panels: readonly PanelOption[];
  panel: PanelOption;
  meetings: readonly NextMeeting[];
  /** From today on, and before today, in the order in which they start. */
  coming: readonly CalendarMeeting[];
  past: readonly CalendarMeeting[];
  /** Whatever is open now. */
  open: readonly CalendarMeeting[];
  cadence: CadenceInput;
  reader: CalendarReader;
}

export interface OpenMeeting {
  text: string;
  href: string;
}

export interface AgendaRow {
  id: string;
  name: string;
  href: string;
  what: string;
  rule: string | null;
  reason: string;
  since: string;
  by: string;
}

export interface MeetingSection {
  id: string;
  heading: string;
  /** How many wait. */
  summary: string;
  /** What they wait for; null when nobody does. */
  note: string | null;
  reasons: { rule: string; text: string }[];
  rows: AgendaRow[];
  empty: string | null;
}

export interface MeetingsView {
  title: string;
  intro: string;
  tabs: { text: string; href: string; active: boolean }[];
  /** Where what is further down stands. */
  jumps: { text: string; href: string }[];
  sections: MeetingSection[];
  open: OpenMeeting[];
  cadence: CadencePart;
  coming: CalendarList;
  past: CalendarList;
  call: { text: string; href: string } | null;
  subscribe: { text: string; href: string };
}

type Words = Pick<MeetingSection, 'note' | 'reasons'> & { filledBy: string };

const TASKING: Words = {
  note: 'Referrals to decide over, and people registered by a rule for the meeting to know about.',
  reasons: [
    {
      rule: 'TIER-1',
      text: 'A score of 90 and over registers somebody by itself; the next tasking meeting is told.',
    },
    {
      rule: 'REF-6',
      text: 'A referral is decided in an open, quorate tasking meeting of its panel, with a reason.',
    },
    { rule: 'MEET-4', text: 'The agenda builds itself from the cohort. What is not reached carries over.' },
  ],
  filledBy:
    'Somebody appears here when a rule registers them, such as a score of 90 or more, or when a referral is sent.',
};

function panelWords(area: string, words: string): Words {
  const isCity = area === 'city';
  const often = isCity
    ? 'The City holds a fortnightly operational meeting'
    : 'The County’s panels meet monthly';
  return {
    note: `People who are due to exit, and people on whom an exclusion has fallen. The ${words} decides about their removal.`,
    reasons: [
      {
        rule: 'EXCL-4',
        text: 'Somebody registered who falls under MAPPA level 2 or 3, or becomes a registered sex offender, is put on the next agenda for removal and never removed silently.',
      },
      {
        rule: 'EXIT-4',
        text: 'Somebody who is due to exit is put on the next agenda, where the panel confirms it or keeps them with a reason.',
      },
      { rule: 'MEET-3', text: `${often}: removals from the scheme are decided there.` },
    ],
    filledBy:
      'Somebody registered appears here when they are due to exit at six months, or when MAPPA level 2 or 3, or registration as a sex offender, is recorded for them.',
  };
}

function presentSection({ kind, words, agenda }: NextMeeting, area: string): MeetingSection {
  const { note, reasons, filledBy } = kind === 'tasking' ? TASKING : panelWords(area, words);
  const { items, total } = agenda;
  const shown = items.length < total ? `Showing the first ${items.length} of ` : '';
  return {
    id: `next-${kind}`,
    heading: `Next ${words}`,
    summary: `${shown}${countOf(total, 'item', 'items')} waiting`,
    note: total === 0 ? null : note,
    reasons,
    rows: items.map((item) => ({
      id: item.id,
      name: item.name,
      href: item.referralId === null ? paths.offender(item.offenderId) : paths.referral(item.referralId),
      what: item.summary,
      rule: item.rule,
      reason: item.reason ?? '',
      since: instantWords(item.raisedAt),
      by: item.raisedBy,
    })),
    empty: total === 0 ? `Nobody waits for the next ${words}. ${filledBy}` : null,
  };
}

/** What waits for a panel's next meetings, and why (MEET-3, MEET-4). */
export function presentMeetings(input: MeetingsInput): MeetingsView {
  const { panels, panel, meetings, coming, past, open, cadence, reader } = input;
  return {
    title: 'Meetings',
    intro: `The meetings of ${panel.name}, and what waits for the next ones.`,
    tabs: panels.map(({ key, name }) => ({
      text: name,
      href: paths.meetings({ panel: key }),
      active: key === panel.key,
    })),
    jumps: [
      { text: 'Next four weeks', href: '#coming' },
      ...meetings.map(({ kind, words, agenda }) => ({
        text: `What waits for the next ${words}: ${agenda.total}`,
        href: `#next-${kind}`,
      })),
      { text: 'Last four weeks', href: '#held' },
      { text: 'How often the panel meets', href: '#cadence' },
    ],
    sections: meetings.map((meeting) => presentSection(meeting, panel.area)),
    open: open.map(({ id, kind, openedAt }) => ({
      text: `${calledWords(kind)} open since ${meetingWhen(openedAt ?? '')}`,
      href: paths.meeting(id),
    })),
    cadence: presentCadence(cadence),
    coming: presentComing(coming, reader),
    past: presentPast(past, reader),
    call: reader.mayRun
      ? { text: 'Call a meeting or a series', href: paths.newMeeting({ panel: panel.key }) }
      : null,
    subscribe: { text: 'Subscribe in your calendar', href: paths.calendarFeeds({ panel: panel.key }) },
  };
}

export interface WaitingLine {
  text: string;
  href: string;
}

/** The home page's line for a meeting: how many items wait. */
export const presentWaiting = (words: string, count: number, panel: string): WaitingLine => ({
  text: `Next ${words}: ${countOf(count, 'item', 'items')} waiting`,
  href: paths.meetings({ panel }),
});
