import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, signedIn } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import type { PolicyContent } from './domain/policy.js';
import { PartnershipQueries, type AgencyView, type PanelView } from './partnership.queries.js';

type PolicyAnswer = PolicyContent & { version: number; effectiveOn: string; sourceNote: string };

@ApiTags('scheme')
@Controller('api/v1')
export class PartnershipController {
  constructor(
    private readonly queries: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  @Get('panels')
  @Access({ permission: signedIn, audit: 'panels.viewed' })
  panels(): Promise<PanelView[]> {
    return this.queries.listPanels();
  }

  @Get('agencies')
  @Access({ permission: signedIn, audit: 'agencies.viewed' })
  agencies(): Promise<AgencyView[]> {
    return this.queries.listAgencies();
  }

  @Get('policy')
  @Access({ permission: signedIn, audit: 'policy.viewed' })
  async policy(): Promise<PolicyAnswer> {
    const { content, ...version } = await this.queries.policyOn(this.clock.today());
    return { ...version, ...content };
  }

  @Get('policy/versions')
  @Access({ permission: signedIn, audit: 'policy.viewed' })
  async versions(): Promise<PolicyAnswer[]> {
    const versions = await this.queries.listPolicyVersions();
    return versions.map(({ content, ...version }) => ({ ...version, ...content }));
  }
}
