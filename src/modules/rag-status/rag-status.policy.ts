import type { Actor } from '../../shared/actor.js';
import { mayKeepRecords } from '../offenders/index.js';

/** RAG-6: a status is set by a person who keeps the record, with a written reason. */
export const maySetRag = (actor: Actor): boolean => mayKeepRecords(actor);
