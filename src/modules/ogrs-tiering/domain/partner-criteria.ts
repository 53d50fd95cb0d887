import {
  PARTNER_NEEDS,
  type EligibilityReason,
  type PartnerGrounds,
  type PartnerNeed,
} from './eligibility.js';

const NEED_WORDS: Record<PartnerNeed, string> = {
  accommodation: 'accommodation',
  ete: 'education, training or employment',
  drugs: 'drugs',
  alcohol: 'alcohol',
};

/**
 * REF-3: a partner may refer whatever the score when there is a risk to the community, with its grounds, or an
 * identified need in enough of the four areas. A need named twice is one need.
 */
export function meetPartnerCriteria(
  grounds: PartnerGrounds | null,
  leastNeeds: number | null,
): EligibilityReason | null {
  if (grounds === null || leastNeeds === null) return null;
  const needs = PARTNER_NEEDS.filter((need) => grounds.needs.includes(need));
  if (grounds.riskToCommunity && grounds.riskGrounds?.trim()) {
    const text =
      'A partner agency deems the person to pose a risk to the community: a referral form may be submitted';
    return { rule: 'REF-3', text, facts: { riskToCommunity: true } };
  }
  if (needs.length < leastNeeds) return null;
  const words = needs.map((need) => NEED_WORDS[need]).join('; ');
  const text = `Identified need in ${needs.length} areas (${words}): a partner agency may submit a referral form`;
  return { rule: 'REF-3', text, facts: { needs: needs.join(', ') } };
}
