import { RAG_STATUSES, type RagStatus } from '../../../shared/rag.js';

export { RAG_STATUSES, type RagStatus };

/** Appendix B: each status with its rule and the response it asks for. */
export const RAG_RESPONSES: Record<RagStatus, { rule: string; words: string; response: string }> = {
  red: { rule: 'RAG-RED', words: 'Red', response: 'Enforcement activity' },
  'amber-alert': { rule: 'RAG-ALERT', words: 'Amber alert', response: 'Proactive outreach and targeting' },
  amber: { rule: 'RAG-AMBER', words: 'Amber', response: 'Prioritisation of resources and joint working' },
  green: { rule: 'RAG-GREEN', words: 'Green', response: 'Offender and case management' },
};
