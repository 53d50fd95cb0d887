import type { MeetingItemView } from '../../modules/tasking-meetings/index.js';
import { ragLabel, type Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

export interface AgendaListInput {
  meeting: {
    id: string;
    status: string;
    agenda: readonly MeetingItemView[];
    settled: readonly MeetingItemView[];
  };
  /** May this reader reorder it, add to it and take off? */
  mayRun: boolean;
  /** Where a click on a control comes back to: the meeting’s room, or the agenda by itself. */
  from: 'room' | 'agenda';
}

export interface AgendaLine {
  /** For the page’s own places. */
  id: string;
  position: number;
  name: string;
  href: string | null;
  rag: Label | null;
  reasons: { text: string; rule: string; detail: string | null }[];
  /** `Carried over 2 times` */
  notes: string[];
  up: { action: string; position: number } | null;
  down: { action: string; position: number } | null;
  takeOff: string | null;
}

export interface AgendaSection {
  id: string;
  title: string;
  lines: AgendaLine[];
}

export interface AgendaListView {
  topic: string;
  title: string;
  say: string;
  sections: AgendaSection[];
  takenOff: { id: string; name: string; what: string; why: string; putBack: string | null }[];
  from: AgendaListInput['from'];
  add: string | null;
  pack: string;
  empty: string;
}

const carriedWords = (carried: number): string =>
  carried === 1 ? 'Carried over once' : `Carried over ${carried} times`;

const wordsOf = ({ name, referralId }: MeetingItemView): string =>
  name ?? (referralId === null ? 'The whole meeting' : 'A referral');

function hrefOf({ offenderId, referralId }: MeetingItemView): string | null {
  if (referralId !== null) return paths.referral(referralId);
  return offenderId === null ? null : paths.offender(offenderId);
}

/** The agenda of a meeting in sections, each item with what is needed to decide, and what its chair may do (MEET-4). */
export function presentAgendaList({ meeting, mayRun, from }: AgendaListInput): AgendaListView {
  const { id, status, agenda, settled } = meeting;
  const mayEdit = mayRun && (status === 'scheduled' || status === 'open');
  const count = agenda.length === 1 ? '1 item' : `${agenda.length} items`;
  const takenOff = settled.filter(({ state }) => state === 'taken-off');
  return {
    topic: `meeting:${id} meetings referrals cohort tasks`,
    title: `Agenda (${agenda.length})`,
    say: `The agenda has ${count}`,
    sections: inSections(agenda, (item) => presentLine(item, { id, mayEdit, last: agenda.length })),
    takenOff: takenOff.map((item) => ({
      ...{ id: anchorOf(item), name: wordsOf(item), what: item.sectionTitle },
      why: [item.takenOffBy, item.takenOffReason].filter((part) => part !== null).join(': '),
      putBack: mayEdit ? paths.putBackOnAgenda(id, item.key) : null,
    })),
    from,
    add: mayEdit ? paths.addToAgenda(id, { from }) : null,
    pack: paths.meetingPack(id),
    empty:
      status === 'closed'
        ? 'Nothing was left over.'
        : 'Nothing waits for this meeting. Referrals, statuses, releases, exits and overdue tasks come here by themselves.',
  };
}

const anchorOf = ({ key }: MeetingItemView): string => `item-${key.replace(':', '-')}`;

function presentLine(
  item: MeetingItemView,
  { id, mayEdit, last }: { id: string; mayEdit: boolean; last: number },
): AgendaLine {
  const { key, position, rag, reasons, carried, addedBy, offenderId } = item;
  const action = paths.moveOnAgenda(id, key);
  return {
    ...{ id: anchorOf(item), position, name: wordsOf(item), href: hrefOf(item), reasons },
    rag: offenderId === null || rag === null ? null : ragLabel(rag),
    notes: [
      ...(carried === 0 ? [] : [carriedWords(carried)]),
      ...(addedBy === null ? [] : [`Added by ${addedBy}`]),
    ],
    up: mayEdit && position > 1 ? { action, position: position - 1 } : null,
    down: mayEdit && position < last ? { action, position: position + 1 } : null,
    takeOff: mayEdit ? paths.takeOffAgenda(id, key) : null,
  };
}

/** The chair's order may come back to a section: then it says that it goes on. */
function inSections(
  items: readonly MeetingItemView[],
  present: (item: MeetingItemView) => AgendaLine,
): AgendaSection[] {
  const sections: AgendaSection[] = [];
  const times = new Map<string, number>();
  items.forEach((item, at) => {
    if (item.section !== items[at - 1]?.section) {
      const time = (times.get(item.section) ?? 0) + 1;
      times.set(item.section, time);
      const title = time === 1 ? item.sectionTitle : `${item.sectionTitle}, continued`;
      sections.push({ id: `section-${item.section}-${time}`, title, lines: [] });
    }
    sections.at(-1)?.lines.push(present(item));
  });
  return sections;
}
