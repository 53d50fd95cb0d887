import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { LiveUpdatesController } from './live-updates.controller.js';
import { LiveUpdatesGateway } from './live-updates.gateway.js';

@Module({
  imports: [AuthModule, PartnershipModule],
  controllers: [LiveUpdatesController],
  providers: [LiveUpdatesGateway],
})
export class LiveUpdatesModule {}
