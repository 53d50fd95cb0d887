import { Controller, Get, Param, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { disclosedLetter, ExitLetters, mayTakeExitLetter } from '../../modules/exit-rules/index.js';
import {
  Access,
  type ScopedRequest,
  type SignedInActor,
  type ViewedSubject,
} from '../../platform/access/access.js';
import { sendAs } from '../../platform/access/send-as.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { presentExitLetter, type ExitLetterView } from './exit-letter.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const viewedLetter = ({ params, user }: ScopedRequest): ViewedSubject =>
  disclosedLetter((params as { id: string }).id, { name: user?.name ?? '' });

/** The letter to somebody who has completed their time on the scheme, to be printed, and as a file (EXIT-5). */
@ApiExcludeController()
@Controller('exits/:id')
@UseInterceptors(PageInterceptor)
export class ExitLetterPages {
  constructor(private readonly letters: ExitLetters) {}

  @Get('letter')
  @Access({ permission: mayTakeExitLetter, audit: 'exit.letter-viewed', view: viewedLetter })
  @Render('exits/exit-letter.njk')
  async letter(@Req() { user }: Request, @Param('id') id: string): Promise<{ page: ExitLetterView }> {
    return { page: presentExitLetter(id, await this.letters.compose(user, id)) };
  }

  @Get('letter.pdf')
  @Access({ permission: mayTakeExitLetter, audit: 'exit.letter-taken' })
  async take(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { filename, content } = await this.letters.take(user, id);
    sendAs(reply, filename, 'application/pdf');
    return content;
  }
}
