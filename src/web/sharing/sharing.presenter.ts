import type { InvolvementView, RecordSharing } from '../../modules/involvement/index.js';
import type { Fact, FactGrants, GrantedTo } from '../../modules/sharing/index.js';
import type { OffenderRecord } from '../offenders/offender-record.js';
import { agencyWords, dayWords, fullName, roleWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

export interface SharingPageView {
  title: string;
  name: string;
  topic: string;
  back: string;
  involved: { agency: string; by: string; note: string | null }[];
  nobody: string | null;
  rows: { fact: string; note: string | null; read: string; write: string }[];
}

const FACT_WORDS: Record<Fact, string> = {
  particulars: 'Name, date of birth and identifiers',
  'contact-details': 'Address and contact number',
  registration: 'Registration on the scheme',
  scores: 'Scores and tier',
  decisions: 'Eligibility and its decisions',
  designations: 'Designations (PPO, MAPPA, sex offender, YOS, transfer)',
  rag: 'RAG status',
  wanted: 'Circulated as wanted',
  engagement: 'Engagement with supervision and treatment',
  intelligence: 'Police intelligence',
  offences: 'Charges and convictions',
  'drug-tests': 'Drug tests',
  custody: 'Custody and release',
  contacts: 'Contacts of each agency',
  pathways: 'Pathways',
  'ppo-removal': 'Removing PPO status, after de-registration (EXIT-6)',
  'access-log': 'Who has looked at the record',
};

const NOTES: Partial<Record<Fact, string>> = {
  designations: 'The police co-ordinator alone nominates a PPO, and takes that status away (EXIT-6).',
  intelligence:
    'Its text is for the police, and for others only where its handling permits it (INT-4). Everybody else sees no more than that police intelligence bears on the status.',
};

const BY: Record<InvolvementView['by'], string> = {
  contact: 'has a contact for them',
  pathway: 'provides on a pathway',
  custody: 'has them in custody, or due to it',
  referral: 'referred them, and the panel accepted',
  task: 'has an open task about them',
};

function describeInvolvement(part: InvolvementView): SharingPageView['involved'][number] {
  const { agency, by, establishment, from, to, isSharing } = part;
  const where = establishment === null ? '' : ` at ${establishment}`;
  const until = to === null ? '' : ` to ${dayWords(to)}`;
  return {
    agency: agencyWords(agency),
    by: `${BY[by]}${where}, from ${dayWords(from)}${until}`,
    note: isSharing ? null : 'Its sharing agreement is not in force: its people see nothing.',
  };
}

const many = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** `IOM co-ordinators and offender managers; workers of Housing`; `Nobody`. */
function granted({ roles, onlyAgency, agencies }: GrantedTo): string {
  const named = roles.map((role, index) => plural(roleWords(role), index > 0));
  const of = onlyAgency === null ? '' : ` of the ${agencyWords(onlyAgency).toLowerCase()}`;
  const parts = [
    named.length > 0 ? `${many(named)}${of}` : null,
    agencies.length > 0 ? `workers of ${many(agencies.map(agencyWords))}` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join('; ') : 'Nobody';
}

const plural = (words: string, isInside: boolean): string => {
  const many = `${words}s`;
  return isInside && !many.startsWith('IOM') ? many.charAt(0).toLowerCase() + many.slice(1) : many;
};

const presentRow = ({ fact, read, write }: FactGrants): SharingPageView['rows'][number] => ({
  fact: FACT_WORDS[fact],
  note: NOTES[fact] ?? null,
  read: granted(read),
  write: granted(write),
});

/** Who can see a record: the sharing table, in words, as it stands for this person today. */
export function presentSharing(
  offender: OffenderRecord,
  { involved, facts }: RecordSharing,
): SharingPageView {
  return {
    title: `Who can see this? ${fullName(offender)}`,
    name: fullName(offender),
    topic: `offender:${offender.id}`,
    back: paths.offender(offender.id),
    involved: involved.map(describeInvolvement),
    nobody:
      involved.length > 0
        ? null
        : 'No agency is recorded as involved. A contact, a pathway or a time in custody makes one so.',
    rows: facts.map(presentRow),
  };
}
