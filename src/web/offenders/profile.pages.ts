import { Controller, Get, Param, Query, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { viewedOffender } from '../../modules/offenders/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PROFILE_TABS, type ProfileTab } from '../shell/paths.js';
import { presentProfile, type ProfileView } from './profile.presenter.js';
import { ReadProfile } from './read-profile.js';
import { mayOpenCohort } from '../../modules/sharing/index.js';

const isTab = (tab: string | undefined): tab is ProfileTab =>
  (PROFILE_TABS as readonly unknown[]).includes(tab);

@ApiExcludeController()
@Controller('offenders')
@UseInterceptors(PageInterceptor)
export class ProfilePages {
  constructor(private readonly readProfile: ReadProfile) {}

  @Get(':id')
  @Access({ permission: mayOpenCohort, audit: 'offender.viewed', view: viewedOffender })
  @Render('offenders/profile.njk')
  async profile(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Param('id') id: string,
    @Query('tab') tab?: string,
    @Query('cursor') cursor?: string,
    @Query('all') all?: string,
  ): Promise<{ page: ProfileView }> {
    const asked = { tab: isTab(tab) ? tab : ('timeline' as const), cursor, all: all === 'true' };
    const input = await this.readProfile.profile(user, id, asked);
    return { page: presentProfile(input) };
  }
}
