import {
  Body,
  Controller,
  Get,
  Inject,
  Post,
  Query,
  Render,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import { AuthService, sessionCookieName, sessionCookieOptions } from '../../modules/auth/index.js';
import {
  Access,
  anyone,
  signedIn,
  type ScopedRequest,
  type SignedInActor,
} from '../../platform/access/access.js';
import { badInput, DomainError, type FieldError } from '../../shared/domain-error.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { paths } from '../shell/paths.js';
import type { FormError, TypedValues } from '../shell/form-errors.js';
import { typed } from '../shell/form-errors.js';
import { presentSignIn, type SignInView } from './sign-in.presenter.js';

@ApiExcludeController()
@Controller()
@UseInterceptors(PageInterceptor)
export class SignInPages {
  constructor(
    private readonly auth: AuthService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get('sign-in')
  @Access({ permission: anyone, audit: 'sign-in.viewed' })
  @Render('sign-in/sign-in.njk')
  form(@Query('next') next?: string, @Query('because') because?: string): { page: SignInView } {
    return { page: presentSignIn({ next: localPath(next), because: because ?? null }) };
  }

  @Post('sign-in')
  @Access({ permission: anyone, audit: 'session.opened' })
  async signIn(
    @Req() request: ScopedRequest,
    @Res() reply: FastifyReply,
    @Body() body: TypedValues | undefined,
  ): Promise<void> {
    const values = body ?? {};
    const username = typed(values, 'username');
    const next = localPath(typed(values, 'next'));
    try {
      refuseBlank(username, typed(values, 'password'));
      const session = await this.auth.signIn(username, typed(values, 'password'), request.ip);
      const options = {
        ...sessionCookieOptions(this.configuration),
        maxAge: this.configuration.sessionHours * 3600,
      };
      await reply
        .setCookie(sessionCookieName(this.configuration), session.token, options)
        .redirect(next ?? paths.home(), 303);
    } catch (error) {
      const { status, errors } = readSignInRefusal(error);
      const page = presentSignIn({ username, next, errors });
      await reply.status(status).view('sign-in/sign-in.njk', { page });
    }
  }

  @Post('sign-out')
  @Access({ permission: signedIn, audit: 'session.ended' })
  async signOut(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.auth.signOut(user);
    await reply
      .clearCookie(sessionCookieName(this.configuration), sessionCookieOptions(this.configuration))
      .redirect(paths.signIn({ because: 'signed-out' }), 303);
  }
}

/** An address of our own to go on to; anything that could lead elsewhere is dropped. */
function localPath(next: string | undefined): string | null {
  return next && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : null;
}

function refuseBlank(username: string, password: string): void {
  const errors: FieldError[] = [];
  if (username.trim() === '') errors.push({ field: 'username', message: 'Enter your username' });
  if (password === '') errors.push({ field: 'password', message: 'Enter your password' });
  if (errors.length > 0) throw badInput(errors);
}

function readSignInRefusal(error: unknown): { status: number; errors: FormError[] } {
  if (!(error instanceof DomainError)) throw error;
  const { kind, message, errors } = error.details;
  if (kind === 'bad-input') return { status: 400, errors: errors ?? [] };
  if (kind === 'not-signed-in') return { status: 401, errors: [{ field: 'username', message }] };
  if (kind === 'too-many') return { status: 429, errors: [{ field: 'username', message }] };
  throw error;
}
