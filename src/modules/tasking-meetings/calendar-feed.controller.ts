import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access, anyone, type ScopedRequest } from '../../platform/access/access.js';
import { notFound } from '../../shared/domain-error.js';
import { CalendarFeeds } from './calendar-feeds.service.js';

const FILE = /^([\w-]{43})\.ics$/;

/** Calendar programs look once an hour or so; whoever asks more often, whatever they send along, is told to wait. */
const SELDOM = {
  rateLimit: { max: 60, timeWindow: '1 minute', keyGenerator: (request: FastifyRequest) => request.ip },
};

/** What a calendar program reads: nobody signs in, the address is the key. */
@ApiExcludeController()
@Controller('calendar')
export class CalendarFeedController {
  constructor(private readonly feeds: CalendarFeeds) {}

  @Get(':file')
  @RouteConfig(SELDOM)
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="iom-meetings.ics"')
  @Access({ permission: anyone, audit: 'calendar-feed.read' })
  async read(@Req() request: ScopedRequest, @Param('file') file: string): Promise<string> {
    const [, secret] = FILE.exec(file) ?? [];
    if (secret === undefined) throw notFound('The calendar');
    return this.feeds.read(secret, request.ip);
  }
}
