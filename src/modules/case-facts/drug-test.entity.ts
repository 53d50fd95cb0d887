import { Entity } from 'typeorm';
import { FlagColumn, IdColumn, TextColumn } from '../../platform/database/columns.js';
import type { DrugTestResult } from './domain/read-drug-test.js';

/** A drug test as it was recorded; never changed. A later row that points at it takes its place. */
@Entity('drug_tests')
export class DrugTestEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('sample_date') sampleDate!: string;
  @TextColumn('result') result!: DrugTestResult;
  @TextColumn('substance') substance!: string | null;
  /** The row whose place this one takes. */
  @TextColumn('corrects') corrects!: string | null;
  /** There was no such test. */
  @FlagColumn('is_void') isVoid!: boolean;
  @TextColumn('reason') reason!: string | null;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
  @TextColumn('recorded_by_id') recordedById!: string;
  @TextColumn('agency') agency!: string;
}
