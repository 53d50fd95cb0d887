import type { PaperBlock } from '../../platform/paper/paper.js';
import { formatInstant, parseCalendarDay, formatDay } from '../../shared/calendar-day.js';
import type {
  MinutedDecision,
  MinutedItem,
  MinutedNote,
  MinutedTask,
  MinutesContent,
} from './domain/minutes.js';
import type { MinutesView } from './minutes.queries.js';

/** How agencies and panels are called, and whether whoever reads sees all of it. */
export interface MinutesWords {
  agencyName(key: string): string;
  panelName: string;
  isWhole: boolean;
}

const KINDS = { tasking: 'Tasking meeting', panel: 'Panel meeting', operational: 'Operational meeting' };
const OUTCOMES: Readonly<Record<string, string>> = {
  accept: 'Accepted',
  decline: 'Declined',
  defer: 'Deferred',
  exit: 'Leaves the scheme',
  retain: 'Stays on the scheme',
};

const heading = (level: 1 | 2 | 3, text: string): PaperBlock => ({ kind: 'heading', level, text });
const say = (text: string): PaperBlock => ({ kind: 'paragraph', text });
const answer = (question: string, words: string): PaperBlock => ({ kind: 'answer', question, answer: words });
const at = (instant: string | null): string => (instant === null ? '' : formatInstant(new Date(instant)));
const timeOf = (instant: string): string => at(instant).split(' at ').at(-1) ?? '';

export const minutesTitle = (
  { meeting }: MinutesView,
  { panelName }: Pick<MinutesWords, 'panelName'>,
): string => `Minutes: ${KINDS[meeting.kind]} of ${panelName}`;

/** The minutes of a meeting as they are read, on the page and on paper alike (MEET-5). */
export function layMinutes(view: MinutesView, words: MinutesWords): PaperBlock[] {
  const { content, corrections } = view;
  return [
    heading(1, minutesTitle(view, words)),
    say(standing(view)),
    ...(words.isWhole
      ? []
      : [say('These hold what is about people shared with your agency now, and no more.')]),
    answer('Opened', at(view.meeting.openedAt) || 'Not yet'),
    answer('In the chair', chairs(content)),
    ...layAttendance(content, words),
    ...layItems(content, words),
    ...layRest(content, words),
    ...layLeft(content),
    ...(words.isWhole ? layCorrections(corrections, words) : []),
  ];
}

function standing({ meeting, frozen }: MinutesView): string {
  if (frozen !== null) {
    return `Closed on ${at(frozen.closedAt)} by ${frozen.closedBy}. These minutes do not change; what was otherwise is added below, with its day (MEET-5).`;
  }
  if (meeting.closedAt !== null)
    return `Put together from the record: this meeting closed on ${at(meeting.closedAt)}, before minutes were kept.`;
  return 'A draft: the meeting goes on, and these change until it closes (MEET-5).';
}

const chairs = ({ chairs: all }: MinutesContent): string =>
  all.map(({ name, since }) => `${name}, from ${timeOf(since)}`).join('; ') || 'Nobody yet';

function layAttendance({ attendance }: MinutesContent, { agencyName }: MinutesWords): PaperBlock[] {
  const agencies = new Set(attendance.map(({ agency }) => agency)).size;
  const count = `${agencies} ${agencies === 1 ? 'agency' : 'agencies'}`;
  return [
    heading(2, `Who came (${count})`),
    {
      kind: 'table',
      head: ['Agency', 'Name', 'From', 'To'],
      rows: attendance.map(({ name, agency, arrivedAt, leftAt }) => [
        ...[agencyName(agency), name, timeOf(arrivedAt)],
        leftAt === null ? 'the end' : timeOf(leftAt),
      ]),
      widths: [3, 3, 1, 1],
    },
  ];
}

const nameOf = ({ name, reasons, key }: MinutedItem): string => name ?? reasons[0]?.text ?? key;
const STATES = {
  waiting: 'not reached',
  reached: 'spoken about',
  decided: 'decided',
  'taken-off': 'taken off',
};

function layItems(content: MinutesContent, words: MinutesWords): PaperBlock[] {
  const reached = content.items.filter(({ state }) => state === 'reached' || state === 'decided');
  return [
    heading(2, `Spoken about (${reached.length})`),
    ...(reached.length === 0 ? [say('Nothing of the agenda.')] : []),
    ...reached.flatMap((item) => [
      heading(3, nameOf(item)),
      ...item.reasons.map(({ text, rule, detail }) =>
        say(`${text} (${rule})${detail === null ? '' : `. ${detail}`}`),
      ),
      ...layUnder(content, item.id, words),
    ]),
  ];
}

/** Notes, decisions and tasks of an item, or of none. */
function layUnder(content: MinutesContent, itemId: string | null, words: MinutesWords): PaperBlock[] {
  const ids = new Set(content.items.map(({ id }) => id));
  // What belongs to an item that the reader does not see stands with what belongs to none.
  const isHere = (of: string | null): boolean => (of !== null && ids.has(of) ? of : null) === itemId;
  return [
    ...content.notes.filter((note) => isHere(note.itemId)).map((note) => layNote('Note', note, words)),
    ...content.decisions
      .filter((made) => isHere(made.itemId))
      .flatMap((made) => layDecision(made, itemId, words)),
    ...content.tasks.filter((task) => isHere(task.itemId)).map((task) => layTask(task, itemId, words)),
  ];
}

const layNote = (what: string, note: MinutedNote, { agencyName }: MinutesWords): PaperBlock =>
  answer(`${what}, ${timeOf(note.at)}, ${note.author}, ${agencyName(note.agency)}`, note.words);

function layDecision(
  made: MinutedDecision,
  itemId: string | null,
  { agencyName }: MinutesWords,
): PaperBlock[] {
  const about = itemId === null && made.name !== null ? `${made.name}: ` : '';
  const more = [
    `${about}${OUTCOMES[made.outcome] ?? made.outcome} (${made.rule}). ${made.reason}`,
    made.informationNeeded === null ? '' : `Asked for: ${made.informationNeeded}`,
    made.nextReviewOn === null ? '' : `Next review: ${dayWords(made.nextReviewOn)}`,
    ...made.dissent.map(({ agency, words }) => `${agencyName(agency)} did not agree: ${words}`),
    `Present: ${made.agencies.map(agencyName).join(', ')}`,
  ];
  return [
    answer(
      `Decision, ${timeOf(made.decidedAt)}, recorded by ${made.decidedBy}`,
      more.filter(Boolean).join('\n'),
    ),
  ];
}

function layTask(task: MinutedTask, itemId: string | null, { agencyName }: MinutesWords): PaperBlock {
  const who = agencyName(task.ownerAgency) + (task.owner === null ? '' : ` (${task.owner})`);
  const about = itemId === null && task.name !== null ? `, about ${task.name}` : '';
  return answer('Task', `${who}: ${task.action}, by ${dayWords(task.dueOn)}${about}`);
}

function dayWords(day: string): string {
  const known = parseCalendarDay(day);
  return known === null ? day : formatDay(known);
}

function layRest(content: MinutesContent, words: MinutesWords): PaperBlock[] {
  const rest = layUnder(content, null, words);
  return rest.length === 0 ? [] : [heading(2, 'Beside the agenda'), ...rest];
}

function layLeft({ items }: MinutesContent): PaperBlock[] {
  const left = items.filter(({ isLeft }) => isLeft);
  const off = items.filter(({ state }) => state === 'taken-off');
  const rows = left.map((item) => [
    nameOf(item),
    item.reasons[0]?.text ?? '',
    `${STATES[item.state]}${before(item)}`,
  ]);
  return [
    heading(2, `Left for the next meeting (${left.length})`),
    rows.length === 0
      ? say('Nothing was left over.')
      : { kind: 'table', head: ['Who or what', 'Why', 'Stood'], rows, widths: [3, 4, 3] },
    ...(off.length === 0 ? [] : [heading(2, `Taken off the agenda (${off.length})`)]),
    ...off.map((item) => answer(nameOf(item), `${item.takenOffBy ?? ''}: ${item.takenOffReason ?? ''}`)),
  ];
}

const before = ({ carried }: MinutedItem): string =>
  carried === 0 ? '' : `; left over ${carried === 1 ? 'once' : `${carried} times`} before`;

function layCorrections(corrections: readonly MinutedNote[], { agencyName }: MinutesWords): PaperBlock[] {
  return [
    heading(2, `Corrections (${corrections.length})`),
    ...(corrections.length === 0 ? [say('None has been added.')] : []),
    ...corrections.map(({ at: added, author, agency, words }) =>
      answer(`${at(added)}, ${author}, ${agencyName(agency)}`, words),
    ),
  ];
}
