import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { AudiencesQueries } from './audiences.queries.js';
import { LiveUpdatesController } from './live-updates.controller.js';
import { LiveUpdatesGateway } from './live-updates.gateway.js';

@Module({
  imports: [AuthModule, PartnershipModule],
  controllers: [LiveUpdatesController],
  providers: [AudiencesQueries, LiveUpdatesGateway],
})
export class LiveUpdatesModule {}
