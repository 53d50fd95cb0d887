import { Entity } from 'typeorm';
import { FlagColumn, IdColumn, TextColumn } from '../../platform/database/columns.js';

/** A time in custody as it was recorded; never changed. A release or correction is a later row that points at it. */
@Entity('custody_spells')
export class CustodySpellEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('establishment') establishment!: string;
  @TextColumn('from_day') from!: string;
  @TextColumn('to_day') to!: string | null;
  @TextColumn('release_due') releaseDue!: string | null;
  /** The row whose place this one takes. */
  @TextColumn('corrects') corrects!: string | null;
  /** There was no such time in custody. */
  @FlagColumn('is_void') isVoid!: boolean;
  @TextColumn('reason') reason!: string | null;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
  @TextColumn('recorded_by_id') recordedById!: string;
  @TextColumn('agency') agency!: string;
}
