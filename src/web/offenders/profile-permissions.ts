import {
  mayReadDrugTests,
  mayRecordContacts,
  mayRecordCustody,
  mayRecordDrugTests,
  mayRecordEngagement,
  mayRecordIntelligence,
  mayRecordOffences,
  mayRecordPathways,
  mayRecordWanted,
} from '../../modules/case-facts/index.js';
import { mayRemovePpo } from '../../modules/exit-rules/index.js';
import { mayKeepRecords, mayReadAccessLog } from '../../modules/offenders/index.js';
import {
  mayReadDecisions,
  mayRecordDesignations,
  mayRecordScores,
} from '../../modules/ogrs-tiering/index.js';
import { mayHandOutTasks } from '../../modules/tasks/index.js';
import { maySetRag } from '../../modules/rag-status/index.js';
import type { Actor } from '../../shared/actor.js';

/** What a reader may do on a profile. */
export interface ProfilePermissions {
  recordScore: boolean;
  setRag: boolean;
  setDesignations: boolean;
  edit: boolean;
  recordFacts: boolean;
  recordIntelligence: boolean;
  seeDecisions: boolean;
  recordWanted: boolean;
  recordEngagement: boolean;
  seeDrugTests: boolean;
  recordContacts: boolean;
  seeAccessLog: boolean;
  recordCustody: boolean;
  recordDrugTests: boolean;
  recordPathways: boolean;
  handOutTasks: boolean;
  removePpo: boolean;
}

/** The same, as the policies of the services behind it say. */
export const profilePermissions = (actor: Actor): ProfilePermissions => ({
  recordScore: mayRecordScores(actor),
  setRag: maySetRag(actor),
  setDesignations: mayRecordDesignations(actor),
  edit: mayKeepRecords(actor),
  recordFacts: mayRecordOffences(actor),
  recordIntelligence: mayRecordIntelligence(actor),
  recordWanted: mayRecordWanted(actor),
  recordEngagement: mayRecordEngagement(actor),
  recordCustody: mayRecordCustody(actor),
  recordDrugTests: mayRecordDrugTests(actor),
  recordContacts: mayRecordContacts(actor),
  recordPathways: mayRecordPathways(actor),
  handOutTasks: mayHandOutTasks(actor),
  removePpo: mayRemovePpo(actor),
  seeDecisions: mayReadDecisions(actor),
  seeDrugTests: mayReadDrugTests(actor),
  seeAccessLog: mayReadAccessLog(actor),
});
