import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { CONFIGURATION } from '../config/config.module.js';
import { ConfigurationError, type Configuration } from '../config/configuration.js';
import { AuthQueries, AuthService, UsersService } from '../modules/auth/index.js';
import { OffendersQueries } from '../modules/offenders/index.js';
import { systemActor } from '../shared/system-actor.js';
import { DemonstrationCohort } from './demonstration-cohort.service.js';
import { DemonstrationMeetings } from './demonstration-meetings.service.js';
import { DemonstrationReferrals } from './demonstration-referrals.service.js';
import { DemonstrationRegistrations } from './demonstration-registrations.service.js';
import { DemonstrationTasks } from './demonstration-tasks.service.js';
import { DEMONSTRATION_PASSWORD, DEMONSTRATION_USERS } from './demonstration-users.js';

/** Fills an empty database for demonstrations, and keeps demonstration users out of production (api.md, Running). */
@Injectable()
export class DemonstrationService implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly users: UsersService,
    private readonly authQueries: AuthQueries,
    private readonly auth: AuthService,
    private readonly cohort: DemonstrationCohort,
    private readonly meetings: DemonstrationMeetings,
    private readonly registrations: DemonstrationRegistrations,
    private readonly referrals: DemonstrationReferrals,
    private readonly tasks: DemonstrationTasks,
    private readonly offenders: OffendersQueries,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Before anything begins to work: a start that is refused sends and says nothing. */
  async onModuleInit(): Promise<void> {
    if (!this.configuration.production) return;
    if ((await this.authQueries.listDemonstrationUsernames()).length === 0) return;
    throw new ConfigurationError(
      'The database holds demonstration users; NODE_ENV=production refuses to start.',
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.configuration.demo === 'off' || (await this.authQueries.listUsers()).length > 0) return;
    // One password, hashed once: it is printed on the terminal anyway.
    const passwordHash = await this.auth.hashPassword(DEMONSTRATION_PASSWORD);
    await this.users.createAll(
      systemActor('Demonstration'),
      DEMONSTRATION_USERS.map((user) => ({
        ...user,
        // A domain that is nobody's and never will be.
        email: `${user.username}@demonstration.example`,
        passwordHash,
        demonstration: true,
      })),
    );
    if (this.configuration.demo !== 'on' || (await this.offenders.anyone())) return;
    await this.meetings.invent();
    await this.cohort.invent();
    await this.registrations.invent();
    await this.referrals.invent();
    await this.tasks.invent();
  }
}
