import { Controller, Delete, Get, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import {
  Access,
  anyone,
  signedIn,
  type ScopedRequest,
  type SignedInActor,
} from '../../platform/access/access.js';
import type { OpenedSession } from './auth.service.js';
import { AuthService } from './auth.service.js';
import { PasswordGuard } from './password.guard.js';
import { SignInDto } from './sessions.dto.js';

type Person = Pick<SignedInActor, 'id' | 'username' | 'name' | 'role' | 'agency' | 'panels'>;

const toPerson = ({ id, username, name, role, agency, panels }: Person): Person => {
  return { id, username, name, role, agency, panels };
};

@ApiTags('sessions')
@Controller('api/v1')
export class SessionsController {
  constructor(private readonly auth: AuthService) {}

  @Post('sessions')
  @Access({ permission: anyone, audit: 'session.opened' })
  @UseGuards(PasswordGuard)
  @ApiBody({ type: SignInDto })
  open(@Req() request: { user: OpenedSession }): { token: string; expiresAt: string; user: Person } {
    const { token, expiresAt, user } = request.user;
    return { token, expiresAt, user: toPerson(user) };
  }

  @Get('me')
  @Access({ permission: signedIn, audit: 'session.viewed' })
  me(@Req() request: ScopedRequest & { user: SignedInActor }): Person {
    return toPerson(request.user);
  }

  @Delete('sessions/current')
  @HttpCode(204)
  @Access({ permission: signedIn, audit: 'session.ended' })
  async close(@Req() request: ScopedRequest & { user: SignedInActor }): Promise<void> {
    await this.auth.signOut(request.user);
  }
}
