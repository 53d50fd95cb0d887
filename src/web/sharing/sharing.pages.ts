import { Controller, Get, Param, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { RecordSharingQueries } from '../../modules/involvement/index.js';
import { viewedOffender } from '../../modules/offenders/index.js';
import { mayRead } from '../../modules/sharing/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ReadProfile } from '../offenders/read-profile.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { presentSharing, type SharingPageView } from './sharing.presenter.js';

@ApiExcludeController()
@Controller('offenders/:id/sharing')
@UseInterceptors(PageInterceptor)
export class SharingPages {
  constructor(
    private readonly sharing: RecordSharingQueries,
    private readonly readProfile: ReadProfile,
  ) {}

  /** "Who can see this?" */
  @Get()
  @Access({ permission: mayRead('particulars'), audit: 'offender.sharing-viewed', view: viewedOffender })
  @Render('sharing/sharing.njk')
  async show(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Param('id') id: string,
  ): Promise<{ page: SharingPageView }> {
    const offender = await this.readProfile.record(user, id);
    return { page: presentSharing(offender, await this.sharing.of(user, id)) };
  }
}
