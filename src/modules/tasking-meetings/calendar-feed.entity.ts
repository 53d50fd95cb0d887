import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

/** A secret address under which somebody's calendar program reads a panel's meetings; the secret itself is kept nowhere. */
@Entity('calendar_feeds')
export class CalendarFeedEntity {
  @IdColumn() id!: string;
  @TextColumn('panel') panel!: string;
  @TextColumn('user_id') userId!: string;
  @TextColumn('secret_hash') secretHash!: string;
  @TextColumn('created_at') createdAt!: string;
  @TextColumn('last_used_at') lastUsedAt!: string | null;
  @TextColumn('revoked_at') revokedAt!: string | null;
}
