import { paths } from '../shell/paths.js';
import type { ProfilePermissions } from './profile-permissions.js';

/** Every fact that a reader may add to a record, each two clicks away: the menu, and its form. */
export function presentAddMenu(id: string, can: ProfilePermissions): { text: string; href: string }[] {
  const when = (allowed: boolean, text: string, href: string): { text: string; href: string }[] =>
    allowed ? [{ text, href }] : [];
  return [
    ...when(can.recordWanted, 'Wanted', paths.recordWanted(id)),
    ...when(can.recordEngagement, 'Engagement', paths.recordEngagement(id)),
    ...when(can.recordIntelligence, 'Intelligence', paths.newIntelligence(id)),
    ...when(can.recordFacts, 'Charge or conviction', paths.newOffence(id)),
    ...when(can.recordCustody, 'Custody', paths.newCustody(id)),
    ...when(can.recordDrugTests, 'Drug test', paths.newDrugTest(id)),
    ...when(can.recordContacts, 'Contact', paths.newContact(id)),
    ...when(can.recordPathways, 'Pathway', paths.newPathway(id)),
    ...when(can.handOutTasks, 'Task', paths.newTask({ offenderId: id })),
    ...when(can.recordScore, 'Score', paths.recordScore(id)),
    ...when(can.recordScore, 'Score from OGRS 3 factors', paths.offenderOgrs3(id)),
    ...when(can.setRag, 'RAG status', paths.setRag(id)),
    ...when(can.setDesignations, 'Designations', paths.setDesignations(id)),
    ...when(can.edit, 'Details', paths.editOffender(id)),
  ];
}
