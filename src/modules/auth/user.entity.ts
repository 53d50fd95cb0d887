import { Entity } from 'typeorm';
import type { Role } from '../../shared/actor.js';
import {
  FlagColumn,
  IdColumn,
  JsonColumn,
  TextColumn,
  WholeColumn,
} from '../../platform/database/columns.js';

@Entity('users')
export class UserEntity {
  @IdColumn() id!: string;
  @TextColumn('username') username!: string;
  @TextColumn('name') name!: string;
  @TextColumn('role') role!: Role;
  @TextColumn('agency') agency!: string;
  @JsonColumn('panels') panels!: string[];
  /** The prison they work in. */
  @TextColumn('establishment') establishment!: string | null;
  /** Where e-mails go that say that there is news. */
  @TextColumn('email') email!: string | null;
  @TextColumn('password_hash') passwordHash!: string;
  @FlagColumn('demonstration') demonstration!: boolean;
  @FlagColumn('active') active!: boolean;
  /** When they last opened their home page, and when they did on the visit before. */
  @TextColumn('last_look_at') lastLookAt!: string | null;
  @TextColumn('previous_look_at') previousLookAt!: string | null;
  @TextColumn('created_at') createdAt!: string;
  @WholeColumn('version') version!: number;
}
