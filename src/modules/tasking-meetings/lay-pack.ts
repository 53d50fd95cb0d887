import type { PaperBlock, PaperTable } from '../../platform/paper/paper.js';
import { formatInstant } from '../../shared/calendar-day.js';
import type { AttendedMeeting } from './meetings.queries.js';
import type { MeetingItemView } from './meeting-agenda.queries.js';

const KIND_WORDS: Record<AttendedMeeting['kind'], string> = {
  tasking: 'tasking meeting',
  panel: 'panel meeting',
  operational: 'operational meeting',
};
const RAG_WORDS: Record<NonNullable<MeetingItemView['rag']>, string> = {
  red: 'Red',
  'amber-alert': 'Amber alert',
  amber: 'Amber',
  green: 'Green',
};

export const packTitle = ({ kind }: AttendedMeeting, panelName: string): string =>
  `Pack for the ${KIND_WORDS[kind]} of ${panelName}`;

/** `Carried over 2 times` (MEET-4); nothing of what is new. */
export function carriedWords(carried: number): string | null {
  if (carried === 0) return null;
  return carried === 1 ? 'Carried over once' : `Carried over ${carried} times`;
}

function layItem(item: MeetingItemView): string[] {
  const { position, name, rag, reasons, carried, addedBy } = item;
  const said = reasons.map(
    ({ text, detail, rule }) => `${text} (${rule})${detail === null ? '' : `. ${detail}`}`,
  );
  const notes = [carriedWords(carried), addedBy === null ? null : `Added by ${addedBy}`];
  return [
    String(position),
    name ?? 'The whole meeting',
    rag === null ? '' : RAG_WORDS[rag],
    [...said, ...notes.filter((note) => note !== null)].join('\n'),
  ];
}

/** The agenda in print: each item with what is needed to decide, section by section in the order of the meeting. */
export function layPack(meeting: AttendedMeeting): PaperBlock[] {
  const { startsAt, agenda, chair } = meeting;
  const blocks: PaperBlock[] = [
    {
      kind: 'paragraph',
      text: `${formatInstant(new Date(startsAt))}${chair === null ? '' : `, chaired by ${chair}`}. ${
        agenda.length === 1 ? '1 item' : `${agenda.length} items`
      }.`,
    },
  ];
  if (agenda.length === 0) blocks.push({ kind: 'paragraph', text: 'Nothing waits for this meeting.' });
  let table: (PaperTable & { rows: string[][] }) | null = null;
  agenda.forEach((item, at) => {
    if (table === null || item.section !== agenda[at - 1]?.section) {
      table = {
        ...{ kind: 'table', head: ['No', 'Who', 'Status', 'What, why, and by which rule'], rows: [] },
        widths: [6, 22, 13, 59],
      };
      blocks.push({ kind: 'heading', level: 2, text: item.sectionTitle }, table);
    }
    table.rows.push(layItem(item));
  });
  return blocks;
}
