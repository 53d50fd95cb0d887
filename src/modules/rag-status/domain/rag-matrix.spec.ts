import { describe, expect, it } from '@jest/globals';
import { RAG_RESPONSES, RAG_STATUSES } from './rag-matrix.js';

describe('the RAG statuses (Appendix B)', () => {
  it('stand from the most severe to the least', () => {
    expect(RAG_STATUSES).toEqual(['red', 'amber-alert', 'amber', 'green']);
  });

  it.each([
    ['red', 'RAG-RED', 'Enforcement activity'],
    ['amber-alert', 'RAG-ALERT', 'Proactive outreach and targeting'],
    ['amber', 'RAG-AMBER', 'Prioritisation of resources and joint working'],
    ['green', 'RAG-GREEN', 'Offender and case management'],
  ] as const)('%s has the rule %s and asks for: %s', (status, rule, response) => {
    expect(RAG_RESPONSES[status]).toMatchObject({ rule, response });
  });
});
