import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { PartnershipModule } from '../partnership/index.js';
import { AuthQueries } from './auth.queries.js';
import { AuthRepository } from './auth.repository.js';
import { AuthService } from './auth.service.js';
import { PasswordStrategy } from './password.strategy.js';
import { SessionGuard } from './session.guard.js';
import { SessionsController } from './sessions.controller.js';
import { TokenStrategy } from './token.strategy.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [PassportModule, PartnershipModule],
  controllers: [SessionsController],
  providers: [
    AuthQueries,
    AuthRepository,
    AuthService,
    UsersService,
    PasswordStrategy,
    TokenStrategy,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [AuthQueries, AuthService, UsersService],
})
export class AuthModule {}
