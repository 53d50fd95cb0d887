export interface CorrectFile {
  because: string;
  path: string;
  code: string;
}

/** Small files as they should be; the wrong ones import some of them. */
export const correctFiles: CorrectFile[] = [
  {
    because: 'shared code that imports shared code',
    path: 'src/shared/whole-years.ts',
    code: "import type { Day } from './day.js';\nexport const year = (day: Day): string => day.slice(0, 4);",
  },
  {
    because: 'a plain type in shared',
    path: 'src/shared/day.ts',
    code: 'export type Day = string;\nexport const asDate = (ms: number): Date => new Date(ms);',
  },
  {
    because: 'a rule that takes today as an input',
    path: 'src/modules/exits/domain/decide-exit.ts',
    code: `import { year } from '../../../shared/whole-years.js';
export const mayLeave = (since: string, today: string): boolean => year(since) < year(today);
export const instant = (text: string): Date => new Date(text);`,
  },
  {
    because: 'a repository that uses TypeORM',
    path: 'src/modules/exits/exits.repository.ts',
    code: `import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ExitRow } from './exit.entity.js';
@Injectable()
export class ExitsRepository {
  constructor(private readonly source: DataSource) {}
  count(): Promise<number> {
    return this.source.getRepository(ExitRow).count();
  }
}`,
  },
  {
    because: 'an entity',
    path: 'src/modules/exits/exit.entity.ts',
    code: `import { Entity, PrimaryColumn } from 'typeorm';
@Entity('exits')
export class ExitRow {
  @PrimaryColumn('text')
  id!: string;
}`,
  },
  {
    because: 'a service that injects a class imported as a value',
    path: 'src/modules/exits/exits.service.ts',
    code: `import { Injectable } from '@nestjs/common';
import { ExitsRepository } from './exits.repository.js';
@Injectable()
export class ExitsService {
  constructor(private readonly exits: ExitsRepository) {}
  async count(): Promise<number> {
    return this.exits.count();
  }
}`,
  },
  {
    because: 'a policy that asks the policy of another module',
    path: 'src/modules/exits/exits.policy.ts',
    code: "import { maySee } from '../panels/index.js';\nexport const mayReview = (role: string): boolean => maySee(role);",
  },
  {
    because: 'the public face of a module',
    path: 'src/modules/exits/index.ts',
    code: "export { ExitsService } from './exits.service.js';\nexport type { ExitView } from './exit-view.js';",
  },
  {
    because: 'a type that leaves a module',
    path: 'src/modules/exits/exit-view.ts',
    code: 'export interface ExitView {\n  id: string;\n}',
  },
  {
    because: 'another public face',
    path: 'src/modules/panels/index.ts',
    code: "export { maySee } from './panels.policy.js';",
  },
  {
    because: 'a policy',
    path: 'src/modules/panels/panels.policy.ts',
    code: "export const maySee = (role: string): boolean => role === 'coordinator';",
  },
  {
    because: 'a request body whose class is imported as a value',
    path: 'src/modules/exits/exits.controller.ts',
    code: `import { Body, Controller, Post } from '@nestjs/common';
import { ReviewDto } from './exits.dto.js';
import { ExitsService } from './exits.service.js';
@Controller('exits')
export class ExitsController {
  constructor(private readonly exits: ExitsService) {}
  @Post()
  async review(@Body() body: ReviewDto): Promise<string> {
    return body.on + String(await this.exits.count());
  }
}`,
  },
  {
    because: 'a DTO',
    path: 'src/modules/exits/exits.dto.ts',
    code: "import { IsString } from 'class-validator';\nexport class ReviewDto {\n  @IsString()\n  on!: string;\n}",
  },
  {
    because: 'a module file that wires its controller',
    path: 'src/modules/exits/exits.module.ts',
    code: `import { Module } from '@nestjs/common';
import { ExitsController } from './exits.controller.js';
@Module({ controllers: [ExitsController] })
export class ExitsModule {}`,
  },
  {
    because: 'a transaction in platform/database',
    path: 'src/platform/database/unit-of-work.ts',
    code: `import type { DataSource } from 'typeorm';
export const run = (source: DataSource): Promise<void> => source.transaction(async () => undefined);`,
  },
  {
    because: 'an invented past of the invented cohort',
    path: 'src/demonstration/invented-past.ts',
    code: `interface Work { asOf(instant: Date, begin: () => void): void }
export const invent = (work: Work): void => work.asOf(new Date(0), () => undefined);`,
  },
  {
    because: 'the reader of the environment',
    path: 'src/config/configuration.ts',
    code: 'export const port = (): string | undefined => process.env.PORT;',
  },
  {
    because: 'a presenter that uses the types of a module',
    path: 'src/web/exits/exits.presenter.ts',
    code: `import type { ExitView } from '../../modules/exits/index.js';
import { paths } from '../shell/paths.js';
export const presentExit = (exit: ExitView): string => paths.exit(exit.id);`,
  },
  {
    because: 'the addresses of the pages',
    path: 'src/web/shell/paths.ts',
    code: 'export const paths = { exit: (id: string): string => `/exits/${id}` };',
  },
  {
    because: 'pages over the public face of a module',
    path: 'src/web/exits/exits.pages.ts',
    code: `import { Controller, Get } from '@nestjs/common';
import { ExitsService } from '../../modules/exits/index.js';
import { presentExit } from './exits.presenter.js';
@Controller('exits')
export class ExitsPages {
  constructor(private readonly exits: ExitsService) {}
  @Get()
  async show(): Promise<string> {
    return presentExit({ id: String(await this.exits.count()) });
  }
}`,
  },
  {
    because: 'a switch over every status',
    path: 'src/modules/panels/domain/words.ts',
    code: `export function words(status: 'due' | 'held'): string {
  switch (status) {
    case 'due':
      return 'Due';
    case 'held':
      return 'Held';
  }
}`,
  },
];
