import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, anyone } from './access/access.js';
import { Database } from './database/database.js';
import { sql } from './database/sql.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** Is the database answering? For load balancers and for `npm start`'s own eyes. */
  @Get()
  @Access({ permission: anyone, audit: 'health.checked' })
  async check(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: 'up' | 'down' }> {
    try {
      await this.database.read(sql`select 1 as one`);
      return { status: 'up' };
    } catch {
      void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
      return { status: 'down' };
    }
  }
}
