export { RagStatusModule } from './rag-status.module.js';
export { RagStatusService } from './rag-status.service.js';
export { RagStatusQueries, type RagHistoryEntry, type RagView } from './rag-status.queries.js';
export { type RagFacts } from './domain/rag-facts.js';
export { maySetRag } from './rag-status.policy.js';
export { RAG_RESPONSES, RAG_STATUSES, type RagStatus } from './domain/rag-matrix.js';
