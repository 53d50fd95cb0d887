import type { Actor } from '../../shared/actor.js';
import { mayRead, mayWrite } from '../sharing/index.js';

/** May this person record, correct and withdraw charges and convictions? */
export const mayRecordOffences = mayWrite('offences');

/** May this person record custody, release and who is due? Custody staff may for those open to them. */
export const mayRecordCustody = mayWrite('custody');

/** May this person read drug tests? Of the partners, those who treat and those who hold somebody may. */
export const mayReadDrugTests = mayRead('drug-tests');
export const mayRecordDrugTests = mayWrite('drug-tests');

/** May this person record contacts at all? Of which agency, {@link mayRecordForAgency} says. */
export const mayRecordContacts = mayWrite('contacts');

/** May this person record pathways at all? Of which provider, {@link mayRecordForAgency} says. */
export const mayRecordPathways = mayWrite('pathways');

/** A partner's worker records contacts of their own agency, and pathways that it provides, and no other's. */
export const mayRecordForAgency = (actor: Pick<Actor, 'role' | 'agency'>, agency: string | null): boolean =>
  actor.role !== 'partner' || actor.agency === agency;

/** INT-1: police grade intelligence; their co-ordinator records and closes it. */
export const mayRecordIntelligence = mayWrite('intelligence');

/** RAG-5: the police co-ordinator records who is wanted. */
export const mayRecordWanted = mayWrite('wanted');

/** RAG-5: those who keep the record, and treatment services for whom they work with. */
export const mayRecordEngagement = mayWrite('engagement');

/** Treatment services say how treatment goes; supervision is for those who keep the record. */
export const mayRecordSupervision = (actor: Actor): boolean =>
  actor.role !== 'partner' && mayRecordEngagement(actor);

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
