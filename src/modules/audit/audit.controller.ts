import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/access/access.js';
import type { ChainVerification } from '../../platform/database/verify-audit-chain.js';
import { AuditQueryDto, VerifyQueryDto } from './audit.dto.js';
import { mayReadAudit } from './audit.policy.js';
import { AuditQueries, type AuditView } from './audit.queries.js';
import { viewedAudit } from './audit.views.js';

@ApiTags('audit')
@ApiBearerAuth()
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly queries: AuditQueries) {}

  @Get()
  @Access({ permission: mayReadAudit, audit: 'audit.viewed', view: viewedAudit })
  list(@Query() filter: AuditQueryDto): Promise<{ items: AuditView[]; nextCursor: string | null }> {
    return this.queries.list(filter);
  }

  @Get('verify')
  @Access({ permission: mayReadAudit, audit: 'audit.verified', view: viewedAudit })
  verify(@Query() { seq, hash }: VerifyQueryDto): Promise<ChainVerification> {
    return this.queries.verify(seq !== undefined && hash !== undefined ? { seq, hash } : undefined);
  }
}
