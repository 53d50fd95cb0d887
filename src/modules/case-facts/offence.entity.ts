import { Entity } from 'typeorm';
import { FlagColumn, IdColumn, TextColumn } from '../../platform/database/columns.js';
import type { OffenceOutcome } from './domain/read-offence.js';

/** A charge or conviction as it was recorded; never changed. A later row that points at it takes its place. */
@Entity('offences')
export class OffenceEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('offence_date') offenceDate!: string;
  @TextColumn('category') category!: string;
  @TextColumn('outcome') outcome!: OffenceOutcome;
  @TextColumn('outcome_date') outcomeDate!: string;
  /** The row whose place this one takes. */
  @TextColumn('corrects') corrects!: string | null;
  /** There was no such offence. */
  @FlagColumn('is_void') isVoid!: boolean;
  @TextColumn('reason') reason!: string | null;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
  @TextColumn('recorded_by_id') recordedById!: string;
  @TextColumn('agency') agency!: string;
}
