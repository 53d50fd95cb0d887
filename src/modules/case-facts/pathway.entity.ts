import { Entity } from 'typeorm';
import { FlagColumn, IdColumn, JsonColumn, TextColumn } from '../../platform/database/columns.js';
import type { Need, Pathway as PathwayKey, PathwayStatus } from '../../shared/pathway.js';
import type { PathwayDetails } from './domain/pathway-details.js';

/** An entry of a pathway as it was recorded; never changed. A change is a later row that points at it. */
@Entity('pathways')
export class PathwayEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('pathway') pathway!: PathwayKey;
  @TextColumn('need') need!: Need;
  @TextColumn('provider_agency') providerAgency!: string | null;
  @TextColumn('provider') provider!: string | null;
  @TextColumn('status') status!: PathwayStatus;
  @TextColumn('from_day') from!: string;
  @TextColumn('to_day') to!: string | null;
  @JsonColumn('details') details!: PathwayDetails;
  /** The row whose place this one takes. */
  @TextColumn('corrects') corrects!: string | null;
  /** There was no such entry. */
  @FlagColumn('is_void') isVoid!: boolean;
  @TextColumn('reason') reason!: string | null;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
  @TextColumn('recorded_by_id') recordedById!: string;
  @TextColumn('agency') agency!: string;
}
