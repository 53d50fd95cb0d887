import { Entity } from 'typeorm';
import { FlagColumn, IdColumn, TextColumn } from '../../platform/database/columns.js';
import type { ContactKind } from '../../shared/contact-kind.js';

/** A contact as it was recorded; never changed. Its end or correction is a later row that points at it. */
@Entity('contacts')
export class ContactEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('contact_agency') contactAgency!: string;
  @TextColumn('kind') kind!: ContactKind;
  @TextColumn('name') name!: string;
  @TextColumn('phone') phone!: string | null;
  @TextColumn('email') email!: string | null;
  /** The user they are. */
  @TextColumn('user_id') userId!: string | null;
  @TextColumn('from_day') from!: string;
  @TextColumn('to_day') to!: string | null;
  /** The row whose place this one takes. */
  @TextColumn('corrects') corrects!: string | null;
  /** There was no such contact. */
  @FlagColumn('is_void') isVoid!: boolean;
  @TextColumn('reason') reason!: string | null;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
  @TextColumn('recorded_by_id') recordedById!: string;
  @TextColumn('agency') agency!: string;
}
