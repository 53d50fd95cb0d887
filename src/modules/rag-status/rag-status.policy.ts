import { mayWrite } from '../sharing/index.js';

/** RAG-6: a status is set by a person who keeps the record, with a written reason. */
export const maySetRag = mayWrite('rag');
