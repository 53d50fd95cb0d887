import type { Actor } from '../../shared/actor.js';
import { mayShare, seesWholeCohort, type Fact } from '../sharing/index.js';
import type { AgendaReason } from './domain/agenda-reason.js';
import type { ItemKind } from './domain/agenda-table.js';

/**
 * The fact that a reason tells of, where its person is shared with a reader. Removals follow from facts that the
 * sharing table keeps from partners, as decisions do; a referral or a task is its own agency's to know of.
 */
const FACT_OF: Readonly<Record<ItemKind, Fact>> = {
  referral: 'particulars',
  critical: 'rag',
  'status-change': 'rag',
  release: 'custody',
  registration: 'registration',
  exclusion: 'decisions',
  'exit-due': 'decisions',
  'exit-held': 'decisions',
  'four-years': 'registration',
  'overdue-task': 'particulars',
  added: 'particulars',
};

/** May this reader be told of this reason, of somebody whose record is open to them (LAW-4)? */
export function maySeeReason(actor: Actor, { kind, agency }: Pick<AgendaReason, 'kind' | 'agency'>): boolean {
  if (seesWholeCohort(actor)) return true;
  return mayShare(actor, 'read', FACT_OF[kind]) && (agency === null || agency === actor.agency);
}
