import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { PointerFilterDto } from './involvement.dto.js';
import { mayReadPointers } from './involvement.policy.js';
import { PointersQueries, type PointerPage } from './pointers.queries.js';
import { keepShown, viewedPointers } from './pointers.views.js';

@ApiTags('sharing')
@ApiBearerAuth()
@Controller('api/v1/offenders/pointers')
export class PointersController {
  constructor(private readonly pointers: PointersQueries) {}

  /**
   * For partners: those on the scheme whom their agency is not involved with, and whom to ring about each. Everybody
   * whom it is involved with is in `GET /offenders`.
   */
  @Get()
  @Access({ permission: mayReadPointers, audit: 'pointers.viewed', view: viewedPointers })
  async list(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Query() filter: PointerFilterDto,
  ): Promise<PointerPage> {
    return keepShown(await this.pointers.list(user, filter));
  }
}
