import { Entity } from 'typeorm';
import { FlagColumn, IdColumn, TextColumn } from '../../platform/database/columns.js';

/** Terms on which an agency shares, as they were recorded; never changed. A change is a later row that points at it. */
@Entity('sharing_agreements')
export class SharingAgreementEntity {
  @IdColumn() id!: string;
  /** The agency's key. */
  @TextColumn('partner') partner!: string;
  @TextColumn('starts_on') startsOn!: string;
  /** The last day; null until somebody ends it. */
  @TextColumn('ends_on') endsOn!: string | null;
  @TextColumn('note') note!: string;
  @TextColumn('corrects') corrects!: string | null;
  @FlagColumn('is_void') isVoid!: boolean;
  @TextColumn('reason') reason!: string | null;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
  @TextColumn('recorded_by_id') recordedById!: string;
  @TextColumn('agency') agency!: string;
}
