import type { Actor, Role } from '../../../shared/actor.js';

/** Every kind of thing that is recorded about a person, as the sharing table names it. */
export const FACTS = [
  'particulars',
  'contact-details',
  'registration',
  'scores',
  'decisions',
  'designations',
  'rag',
  'wanted',
  'engagement',
  'intelligence',
  'offences',
  'drug-tests',
  'custody',
  'contacts',
  'pathways',
  'ppo-removal',
  'access-log',
] as const;
export type Fact = (typeof FACTS)[number];
export type SharingAction = 'read' | 'write';

/** Those who keep and read records of the whole cohort, and the agencies that see whom they are involved with. */
export type Party = Extract<Role, 'coordinator' | 'offender-manager' | 'chair' | 'auditor' | 'admin'>;

/** Who may do one thing: roles, and of partner workers all, none, or those of some agencies. */
interface Grant {
  roles: readonly Party[];
  partners: 'all' | readonly string[];
  /** Only members of this agency, whatever their role. */
  onlyAgency?: string;
}

const READERS: readonly Party[] = ['coordinator', 'offender-manager', 'chair'];
const KEEPERS: readonly Party[] = ['coordinator', 'offender-manager'];
const HEALTH = ['drugs-alcohol', 'prison'];

const everyPartner = { roles: READERS, partners: 'all' } as const;
const keepers = { roles: KEEPERS, partners: [] } as const;
const nobody = { roles: [], partners: [] } as const;

/**
 * Who may read and who may write what, of a record that is open to them at all: roles that see the cohort, and
 * partner workers for people whom their agency is involved with. This table is what the product does; the page
 * "who can see this?" shows it, and a test walks it. The text of intelligence is narrower still (INT-4), and the
 * co-ordinator takes PPO status away (EXIT-6).
 */
export const SHARING_TABLE: Readonly<Record<Fact, Readonly<Record<SharingAction, Grant>>>> = {
  particulars: { read: everyPartner, write: keepers },
  'contact-details': { read: everyPartner, write: keepers },
  registration: { read: everyPartner, write: keepers },
  scores: { read: everyPartner, write: keepers },
  decisions: { read: { roles: READERS, partners: [] }, write: keepers },
  designations: { read: everyPartner, write: keepers },
  rag: { read: everyPartner, write: keepers },
  wanted: {
    read: everyPartner,
    write: { roles: ['coordinator'], partners: [], onlyAgency: 'police' },
  },
  engagement: { read: everyPartner, write: { roles: KEEPERS, partners: ['drugs-alcohol'] } },
  intelligence: {
    read: everyPartner,
    write: { roles: ['coordinator'], partners: [], onlyAgency: 'police' },
  },
  offences: { read: everyPartner, write: keepers },
  'drug-tests': { read: { roles: READERS, partners: HEALTH }, write: { roles: KEEPERS, partners: HEALTH } },
  custody: { read: everyPartner, write: { roles: KEEPERS, partners: ['prison'] } },
  contacts: { read: everyPartner, write: { roles: KEEPERS, partners: 'all' } },
  pathways: { read: everyPartner, write: { roles: KEEPERS, partners: 'all' } },
  // EXIT-6: the police IOM co-ordinator, and nobody else.
  'ppo-removal': {
    read: { roles: READERS, partners: [] },
    write: { roles: ['coordinator'], partners: [], onlyAgency: 'police' },
  },
  'access-log': { read: { roles: [...READERS, 'auditor', 'admin'], partners: [] }, write: nobody },
};

/** May somebody of this role and agency read or write this fact, of a record that is open to them? */
export function mayShare(
  { role, agency }: Pick<Actor, 'role' | 'agency'>,
  action: SharingAction,
  fact: Fact,
): boolean {
  const { roles, partners, onlyAgency } = SHARING_TABLE[fact][action];
  if (onlyAgency !== undefined && agency !== onlyAgency) return false;
  if (role === 'partner') return partners === 'all' || partners.includes(agency);
  return (roles as readonly Role[]).includes(role);
}
