import { Allow, IsInt, IsOptional } from 'class-validator';

/**
 * Any part of a policy, its day and its source. The rules themselves judge every value, so that pages and the API
 * are told the same: `instruments.ogrs3.tier1From`, with the rule.
 */
export class ChangePolicyDraftDto {
  /** `2027-01-01`, a day after today. */
  @Allow() effectiveOn?: string;
  /** Where the change comes from: 5 to 500 characters. */
  @Allow() sourceNote?: string;
  /** `[{"name": "ogrs3", "tier1From": 75, "tier2From": 70}]` */
  @Allow() instruments?: object[];
  @Allow() adultAge?: number;
  /** `{"mappaLevels": [2, 3], "registeredSexOffenders": true, "monthsWithoutConviction": 6}`, or some of them. */
  @Allow() exclusions?: object;
  /** `{"ppo": true, "yos": true, "outOfArea": true}`, or some of them. */
  @Allow() routes?: object;
  /** `{"sources": [1, 2], "assessments": ["A", "B"]}`; null when the nominating officer vouches. */
  @Allow() suitableIntelligence?: object | null;
  @Allow() unrecordedStopsDecision?: boolean;
  @Allow() partnerNeeds?: number | null;
  @Allow() comingOfAgeMonths?: number;
  @Allow() exitMonths?: number;
  /** `{"red": 14, "amber-alert": 14, "amber": 28, "green": 91}`, or some of them. */
  @Allow() ragStaleAfterDays?: object;
  /** All of them: `[{"rule": "TIER-6", "text": "…"}]`. */
  @Allow() readings?: object[];
}

export class CreatePolicyDraftDto extends ChangePolicyDraftDto {
  /** The policy version to begin from; without it, the one in force. */
  @IsOptional() @IsInt({ message: 'Choose a policy version that there is' }) basedOn?: number;
}
