import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayReadReferrals, ReferralPapers } from '../../modules/referral-forms/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { sendAs } from '../../platform/access/send-as.js';

@ApiExcludeController()
@Controller('referrals')
export class ReferralPdfPages {
  constructor(private readonly papers: ReferralPapers) {}

  /** The referral to print or to keep; taking it is logged as a disclosure (LAW-1, LAW-3). */
  @Get(':id/paper.pdf')
  @Access({ permission: mayReadReferrals, audit: 'referral.taken' })
  async take(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { filename, content } = await this.papers.take(user, id);
    sendAs(reply, filename, 'application/pdf');
    return content;
  }
}
