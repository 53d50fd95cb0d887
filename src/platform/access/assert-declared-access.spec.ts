import { Controller, Get, Module, Post } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import { Access, signedIn } from './access.js';
import { assertDeclaredAccess, listRoutes, UndeclaredAccessError } from './assert-declared-access.js';

@Controller('declared')
class DeclaredController {
  @Get()
  @Access({ permission: signedIn, audit: 'thing.viewed' })
  list(): void {}

  @Post(':id/parts')
  @Access({ permission: signedIn, audit: 'part.added' })
  add(): void {}

  /** No route: declares nothing. */
  helper(): void {}
}

@Controller('silent')
class SilentController {
  @Get('one')
  one(): void {}

  @Post()
  @Access({ permission: signedIn, audit: '' })
  nameless(): void {}

  @Get('open')
  @Access({ permission: undefined as never, audit: 'thing.opened' })
  open(): void {}
}

async function assertIn(controllers: (typeof DeclaredController | typeof SilentController)[]): Promise<void> {
  @Module({ imports: [DiscoveryModule], controllers })
  class Application {}
  const app = await Test.createTestingModule({ imports: [Application] }).compile();
  assertDeclaredAccess(app.get(DiscoveryService), app.get(MetadataScanner));
}

describe('a route without a declared permission and audit name', () => {
  it('stops the start, and every one is named', async () => {
    const start = assertIn([DeclaredController, SilentController]);
    await expect(start).rejects.toThrow(UndeclaredAccessError);
    await expect(start).rejects.toThrow(
      'These routes declare no permission and audit name: GET /silent/one, POST /silent/, GET /silent/open',
    );
  });

  it('is missing where every route declares both', async () => {
    await expect(assertIn([DeclaredController])).resolves.toBeUndefined();
  });

  it('is looked for in every route of every controller', async () => {
    const app = await Test.createTestingModule({
      imports: [DiscoveryModule],
      controllers: [DeclaredController],
    }).compile();
    const routes = listRoutes(app.get(DiscoveryService), app.get(MetadataScanner));
    expect(routes.map(({ route, access }) => [route, access?.audit])).toEqual([
      ['GET /declared/', 'thing.viewed'],
      ['POST /declared/:id/parts', 'part.added'],
    ]);
  });
});
