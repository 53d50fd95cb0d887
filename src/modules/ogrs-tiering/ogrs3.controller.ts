import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, signedIn } from '../../platform/access/access.js';
import { calculateOgrs3, type Ogrs3Result } from './domain/calculate-ogrs3.js';
import { readOgrs3Factors } from './domain/read-ogrs3-factors.js';
import { tierForScore, type Tier } from './domain/tier-for-score.js';
import { EligibilityService } from './eligibility.service.js';
import { Ogrs3Dto } from './ogrs3.dto.js';

interface Ogrs3Answer extends Ogrs3Result {
  /** The tier of the two-year score under the policy in force (section 1). */
  tier: Tier | null;
  rule: string;
  instrument: 'ogrs3';
}

@ApiTags('tiering')
@ApiBearerAuth()
@Controller('api/v1/ogrs3')
export class Ogrs3Controller {
  constructor(private readonly eligibility: EligibilityService) {}

  /** Calculates OGRS 3 from its static factors. Stores nothing. */
  @Post()
  @HttpCode(200)
  @Access({ permission: signedIn, audit: 'ogrs3.calculated' })
  async calculate(@Body() body: Ogrs3Dto): Promise<Ogrs3Answer> {
    const result = calculateOgrs3(readOgrs3Factors({ ...body }));
    const { content } = await this.eligibility.policyToday();
    const { tier, rule } = tierForScore(result.twoYear, content.tiers);
    return { ...result, tier, rule, instrument: 'ogrs3' };
  }
}
