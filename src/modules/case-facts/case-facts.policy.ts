import type { Actor } from '../../shared/actor.js';
import { mayWrite } from '../sharing/index.js';

/** May this person record, correct and withdraw charges and convictions? */
export const mayRecordOffences = mayWrite('offences');

/** May this person record custody and release? */
export const mayRecordCustody = mayWrite('custody');

/** INT-1: police grade intelligence; their co-ordinator records and closes it. */
export const mayRecordIntelligence = mayWrite('intelligence');

/**
 * INT-4: police see the text of intelligence; others only what lawful sharing permits (P), or permits with
 * conditions (C) to their agency by name. For whoever may not see the text, the item is not there.
 */
export function maySeeIntelligenceText(
  { handling, sharedWith }: { handling: string; sharedWith: readonly string[] },
  { agency }: Pick<Actor, 'agency'>,
): boolean {
  if (agency === 'police' || handling === 'P') return true;
  return handling === 'C' && sharedWith.includes(agency);
}
