import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ROLES, type Actor, type Role } from '../../shared/actor.js';
import { badInput, DomainError, type FieldError } from '../../shared/domain-error.js';
import { isMailAddress } from '../../shared/mail-address.js';
import { PartnershipQueries } from '../partnership/index.js';
import { AuthRepository } from './auth.repository.js';
import { AuthService } from './auth.service.js';

export interface NewUser {
  username: string;
  name: string;
  role: string;
  agency: string;
  panels: string[];
  /** The prison a member of the prison service works in. */
  establishment?: string | null;
  /** Where to send word that there is news; nobody has to have one. */
  email?: string | null;
  password: string;
  demonstration?: boolean;
}

export type HashedUser = Omit<NewUser, 'password'> & { passwordHash: string };

const SHORTEST_PASSWORD = 12;

@Injectable()
export class UsersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: AuthRepository,
    private readonly auth: AuthService,
    private readonly partnership: PartnershipQueries,
  ) {}

  /**
   * Adds a user.
   *
   * @throws DomainError bad-input naming each field; conflict when the user name is taken.
   */
  async create(actor: Actor, user: NewUser): Promise<{ id: string }> {
    const errors = await this.check(user);
    if (errors.length > 0) throw badInput(errors);
    const passwordHash = await this.auth.hashPassword(user.password);
    const [id] = await this.createAll(actor, [{ ...user, passwordHash }]);
    return { id: id ?? '' };
  }

  /**
   * Adds users whose details are known to be right and whose passwords are hashed, all or none.
   *
   * @throws DomainError conflict when a user name is taken.
   */
  async createAll(actor: Actor, users: readonly HashedUser[]): Promise<string[]> {
    return this.unitOfWork.run(actor, async (tx) => {
      const ids: string[] = [];
      for (const user of users) ids.push(await this.add(tx, user));
      return ids;
    });
  }

  private async add(tx: Tx, user: HashedUser): Promise<string> {
    const id = newId();
    const username = user.username.trim().toLowerCase();
    if (await this.repository.usernameExists(tx, username)) {
      const message = `The user name ${username} is taken.`;
      throw new DomainError({ kind: 'conflict', code: 'USERNAME_TAKEN', message });
    }
    await this.repository.addUser(tx, {
      id,
      username,
      name: user.name.trim(),
      role: user.role as Role,
      agency: user.agency,
      panels: user.panels,
      establishment: user.establishment?.trim() || null,
      email: user.email?.trim() || null,
      passwordHash: user.passwordHash,
      demonstration: user.demonstration ?? false,
      active: true,
      lastLookAt: null,
      previousLookAt: null,
      createdAt: tx.at,
      version: 1,
    });
    const { role, agency, panels, establishment = null } = user;
    const detail = { username, role, agency, panels, establishment };
    tx.record({ action: 'user.created', subjectType: 'user', subjectId: id, detail });
    tx.announce({ type: 'user.created', panel: null, userId: id });
    return id;
  }

  private async check(user: NewUser): Promise<FieldError[]> {
    const errors: FieldError[] = [];
    const agencies = await this.partnership.listAgencies();
    const panels = await this.partnership.listPanels();
    if (!/^[a-z0-9][a-z0-9.-]{1,99}$/i.test(user.username.trim()))
      errors.push({ field: 'username', message: 'Enter a user name of letters, digits, dots and hyphens' });
    if (user.name.trim() === '') errors.push({ field: 'name', message: 'Enter a name' });
    if (!(ROLES as readonly string[]).includes(user.role))
      errors.push({ field: 'role', message: `Choose a role: ${ROLES.join(', ')}` });
    if (!agencies.some(({ key }) => key === user.agency))
      errors.push({ field: 'agency', message: `Choose an agency: ${agencies.map((a) => a.key).join(', ')}` });
    const unknown = user.panels.filter((panel) => !panels.some(({ key }) => key === panel));
    if (unknown.length > 0)
      errors.push({ field: 'panels', message: `Choose panels: ${panels.map((p) => p.key).join(', ')}` });
    if (user.establishment && user.agency !== 'prison')
      errors.push({
        field: 'establishment',
        message: 'An establishment is for members of the prison service',
      });
    if (user.email?.trim() && !isMailAddress(user.email.trim()))
      errors.push({
        field: 'email',
        message: 'Enter an e-mail address in the correct format, like name@example.com',
      });
    if (user.password.length < SHORTEST_PASSWORD)
      errors.push({
        field: 'password',
        message: `Enter a password of ${SHORTEST_PASSWORD} characters or more`,
      });
    return errors;
  }
}
