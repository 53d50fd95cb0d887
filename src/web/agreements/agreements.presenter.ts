import type { AgreementView } from '../../modules/agreements/index.js';
import { countOf, dayWords, instantWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

export interface AgreementsInput {
  /** Every row ever recorded, by agency, the latest first. */
  rows: readonly AgreementView[];
  /** Agencies that share by an agreement. */
  agencies: readonly { key: string; name: string }[];
  canKeep: boolean;
}

export interface AgreementRow {
  id: string;
  agency: string;
  from: string;
  to: string;
  state: { key: 'in-force' | 'ending' | 'ended' | 'begins'; text: string };
  note: string;
  recorded: string;
  actions: { text: string; href: string }[];
}

export interface AgreementsPageView {
  title: string;
  summary: string;
  /** Agencies whose people see nothing today. */
  without: string | null;
  rows: AgreementRow[];
  history: { id: string; agency: string; text: string; why: string }[];
  add: { text: string; href: string } | null;
}

/** From so many days on an end is near. */
const NEAR = 31;

function stateOf({ state, daysLeft, startsOn }: AgreementView): AgreementRow['state'] {
  if (state === 'begins') return { key: 'begins', text: `Begins on ${dayWords(startsOn)}` };
  if (state === 'ended') return { key: 'ended', text: 'Ended' };
  if (daysLeft === null) return { key: 'in-force', text: 'In force' };
  const text = daysLeft === 0 ? 'Last day is today' : `In force, ends in ${countOf(daysLeft, 'day', 'days')}`;
  return { key: daysLeft <= NEAR ? 'ending' : 'in-force', text };
}

const isStanding = ({ isVoid, correctedBy }: AgreementView): boolean => !isVoid && correctedBy === null;

function presentRow(row: AgreementView, canKeep: boolean): AgreementRow {
  const { id, agencyName, startsOn, endsOn, note, recordedAt, recordedBy } = row;
  return {
    id,
    agency: agencyName,
    from: dayWords(startsOn),
    to: endsOn === null ? 'No end agreed' : dayWords(endsOn),
    state: stateOf(row),
    note,
    recorded: `${instantWords(recordedAt)} by ${recordedBy}`,
    actions: canKeep
      ? [
          { text: 'Change or end', href: paths.changeAgreement(id) },
          { text: 'Withdraw', href: paths.withdrawAgreement(id) },
        ]
      : [],
  };
}

/** A row that was changed or withdrawn, with who did so and why. */
function presentHistory(row: AgreementView, rows: readonly AgreementView[]): AgreementsPageView['history'] {
  const later = rows.find(({ id }) => id === row.correctedBy);
  if (!later || row.isVoid) return [];
  const { id, agencyName, startsOn, endsOn, note } = row;
  const days = `${dayWords(startsOn)} to ${endsOn === null ? 'no end agreed' : dayWords(endsOn)}`;
  const what = later.isVoid ? 'Withdrawn' : 'Changed';
  const why = `${what} on ${instantWords(later.recordedAt)} by ${later.recordedBy}: ${later.reason ?? ''}`;
  return [{ id, agency: agencyName, text: `${days}. ${note}`, why }];
}

/** The register of sharing agreements: what stands, and what stood before. */
export function presentAgreements({ rows, agencies, canKeep }: AgreementsInput): AgreementsPageView {
  const standing = rows.filter(isStanding);
  const inForce = new Set(standing.filter(({ state }) => state === 'in-force').map(({ agency }) => agency));
  const without = agencies.filter(({ key }) => !inForce.has(key)).map(({ name }) => name);
  return {
    title: 'Sharing agreements',
    summary: `${inForce.size} of ${countOf(agencies.length, 'agency shares', 'agencies share')} under an agreement today. The police run the scheme and need none.`,
    without:
      without.length > 0 ? `Nothing of the scheme is open to the people of: ${without.join('; ')}.` : null,
    rows: standing.map((row) => presentRow(row, canKeep)),
    history: rows.flatMap((row) => presentHistory(row, rows)),
    add: canKeep ? { text: 'Record an agreement', href: paths.newAgreement() } : null,
  };
}
