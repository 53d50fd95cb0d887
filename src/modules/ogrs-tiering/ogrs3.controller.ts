import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, signedIn } from '../../platform/access/access.js';
import { addsByFactor, type Contribution } from './domain/instrument.js';
import { OGRS3 } from './domain/ogrs3-instrument.js';
import type { Tier } from './domain/tier-for-score.js';
import { Ogrs3Dto } from './ogrs3.dto.js';
import { ScoresService } from './scores.service.js';

interface Ogrs3Answer {
  /** Per cent, 1 to 99. */
  oneYear: number | null;
  /** Per cent, 1 to 99: the score the scheme's tiers speak of. */
  twoYear: number;
  /** Of the two-year score. */
  band: string;
  /** What each factor adds to the logit, by factor; and the same in words. */
  contributions: Record<string, number>;
  explanation: Contribution[];
  /** The tier of the two-year score under the policy in force (section 1). */
  tier: Tier | null;
  rule: string;
  instrument: string;
  instrumentVersion: string;
}

@ApiTags('tiering')
@ApiBearerAuth()
@Controller('api/v1/ogrs3')
export class Ogrs3Controller {
  constructor(private readonly scores: ScoresService) {}

  /** Calculates OGRS 3 from its static factors. Stores nothing. */
  @Post()
  @HttpCode(200)
  @Access({ permission: signedIn, audit: 'ogrs3.calculated' })
  async calculate(@Body() body: Ogrs3Dto): Promise<Ogrs3Answer> {
    const { result, tier, rule, instrument } = await this.scores.calculate(OGRS3.name, { ...body });
    return {
      oneYear: result.oneYear,
      twoYear: result.score,
      band: result.band,
      contributions: addsByFactor(result),
      explanation: result.contributions,
      tier,
      rule,
      instrument: instrument.name,
      instrumentVersion: instrument.version,
    };
  }
}
