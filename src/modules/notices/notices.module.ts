import { Module } from '@nestjs/common';
import { PartnershipModule } from '../partnership/index.js';
import { NoticesController } from './notices.controller.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesRepository } from './notices.repository.js';
import { Notices } from './notices.service.js';

@Module({
  imports: [PartnershipModule],
  controllers: [NoticesController],
  providers: [Notices, NoticesQueries, NoticesRepository],
  exports: [Notices, NoticesQueries],
})
export class NoticesModule {}
