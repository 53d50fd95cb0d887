import type { PpoNominationView } from '../../modules/ogrs-tiering/index.js';
import { gradingWords, handlingWords } from '../case-facts/intelligence-words.presenter.js';
import { dayWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import {
  presentRow,
  presentStanding,
  type Cell,
  type Row,
  type RowContext,
} from './coming-in-row.presenter.js';

function presentNominated({ nominatedOn, nominatedBy }: PpoNominationView): Cell {
  const label = 'Nominated';
  if (nominatedOn === null) return { label, text: 'From the panel’s list' };
  return { label, text: dayWords(nominatedOn), notes: nominatedBy ? [`by ${nominatedBy}`] : [] };
}

/** INT-4: whoever may not see the intelligence is told whether it is recorded, and no more. */
function presentIntelligence(item: PpoNominationView, { can }: RowContext): Cell {
  const { id, nominatedOn, isSuitablyGraded, intelligence } = item;
  const label = 'Intelligence it rests on';
  const isMissing = isSuitablyGraded === false;
  const link =
    isMissing && can.recordIntelligence
      ? { text: 'Record intelligence', href: paths.newIntelligence(id) }
      : null;
  if (intelligence === null)
    return { label, text: unseenWords(isSuitablyGraded, nominatedOn !== null), link };
  const { date, text, handling, conditions, isClosed } = intelligence;
  const closed = isMissing
    ? 'Closed since: no suitably graded intelligence stands now'
    : 'Closed since: other suitably graded intelligence stands';
  return {
    label,
    text: `${dayWords(date)}, graded ${gradingWords(intelligence)}`,
    notes: [
      handlingWords(handling) + (conditions ? ` (${conditions})` : ''),
      ...(isClosed ? [closed] : []),
      ...(nominatedOn === null ? ['Recorded since: nobody has been named as nominating them'] : []),
    ],
    said: text,
    link,
  };
}

function unseenWords(isSuitablyGraded: boolean | null, isNominated: boolean): string {
  if (isSuitablyGraded === null) return 'The policy in force asks for none';
  if (isSuitablyGraded) return 'Suitably graded police intelligence is recorded';
  return isNominated
    ? 'No suitably graded police intelligence stands now'
    : 'No suitably graded intelligence recorded yet';
}

/** A PPO: who nominated them when, and on what (ROUTE-PPO). */
export const presentPpoNomination = (item: PpoNominationView, context: RowContext): Row =>
  presentRow(
    item,
    [presentNominated(item), presentIntelligence(item, context), presentStanding(item, context)],
    context,
  );
