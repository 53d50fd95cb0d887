import { Controller, Get, Param, Query, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { viewedOffender } from '../../modules/offenders/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PROFILE_TABS, type ProfileTab } from '../shell/paths.js';
import { presentProfile, type ProfileView } from './profile.presenter.js';
import { ReadProfile } from './read-profile.js';
import { FACTS, mayOpenCohort, type Fact } from '../../modules/sharing/index.js';

const isTab = (tab: string | undefined): tab is ProfileTab =>
  (PROFILE_TABS as readonly unknown[]).includes(tab);

/** The kinds of entry ticked, or listed in an address; what is no kind is left out. */
const readKinds = (asked: string | string[] | undefined): Fact[] => {
  const words = [asked ?? []].flat().flatMap((each) => each.split(','));
  return FACTS.filter((fact) => words.includes(fact));
};

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
    @Query('kind') kind?: string | string[],
  ): Promise<{ page: ProfileView }> {
    const asked = {
      ...{ tab: isTab(tab) ? tab : ('timeline' as const), cursor },
      ...{ all: all === 'true', kind: readKinds(kind) },
    };
    const input = await this.readProfile.profile(user, id, asked);
    return { page: presentProfile(input) };
  }
}
