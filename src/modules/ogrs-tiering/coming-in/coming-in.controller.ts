import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  Access,
  type RouteAccess,
  type ScopedRequest,
  type SignedInActor,
} from '../../../platform/access/access.js';
import { ComingInFilterDto } from './coming-in.dto.js';
import { describeComingInView } from './coming-in.views.js';
import { ComingOfAgeQueries, type ComingOfAgeView } from './coming-of-age.queries.js';
import type { ComingInList, ListedPerson } from './listed-person.js';
import { PpoNominationsQueries, type PpoNominationView } from './ppo-nominations.queries.js';
import { TransfersInQueries, type TransferInView } from './transfers-in.queries.js';
import { mayReadDecisions } from '../ogrs-tiering.policy.js';

type Request = ScopedRequest & { user: SignedInActor };

const viewOf = (list: string): RouteAccess => ({
  permission: mayReadDecisions,
  audit: 'coming-in.viewed',
  view: (request, answer) => describeComingInView(request, list, answer as ComingInList<ListedPerson>),
});

@ApiTags('tiering')
@ApiBearerAuth()
@Controller('api/v1/coming-in')
export class ComingInController {
  constructor(
    private readonly comingOfAge: ComingOfAgeQueries,
    private readonly transfersIn: TransfersInQueries,
    private readonly nominations: PpoNominationsQueries,
  ) {}

  /** Young people of the YOS high-risk group who come of age, in the order of their birthdays (ROUTE-YOS, EXCL-AGE). */
  @Get('coming-of-age')
  @Access(viewOf('coming-of-age'))
  young(
    @Req() { user }: Request,
    @Query() filter: ComingInFilterDto,
  ): Promise<ComingInList<ComingOfAgeView>> {
    return this.comingOfAge.comingOfAge(user, filter);
  }

  /** PPO and IOM cases from outside Derbyshire, the latest transfer first (ROUTE-OOA). */
  @Get('transfers')
  @Access(viewOf('transfers'))
  transfers(
    @Req() { user }: Request,
    @Query() filter: ComingInFilterDto,
  ): Promise<ComingInList<TransferInView>> {
    return this.transfersIn.transfersIn(user, filter);
  }

  /** PPOs, each with what the nomination rests on, for whoever may see that (ROUTE-PPO, INT-4). */
  @Get('ppo-nominations')
  @Access(viewOf('ppo-nominations'))
  ppos(
    @Req() { user }: Request,
    @Query() filter: ComingInFilterDto,
  ): Promise<ComingInList<PpoNominationView>> {
    return this.nominations.ppoNominations(user, filter);
  }
}
