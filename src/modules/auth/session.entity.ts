import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

@Entity('sessions')
export class SessionEntity {
  /** SHA-256 of the token; the token itself is stored nowhere. */
  @IdColumn('token_hash') tokenHash!: string;
  @TextColumn('id') id!: string;
  @TextColumn('user_id') userId!: string;
  @TextColumn('created_at') createdAt!: string;
  @TextColumn('last_used_at') lastUsedAt!: string;
  @TextColumn('expires_at') expiresAt!: string;
  @TextColumn('ended_at') endedAt!: string | null;
}
