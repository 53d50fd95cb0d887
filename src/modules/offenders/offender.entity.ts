import { Entity } from 'typeorm';
import { FlagColumn, IdColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';
import type { OffenderStatus, RagWord } from './domain/registration-route.js';

/** A person and, beside their particulars, the current value of every fact the list shows. */
@Entity('offenders')
export class OffenderEntity {
  @IdColumn() id!: string;
  @TextColumn('surname') surname!: string;
  @TextColumn('forename') forename!: string;
  /** The folded name by which lists are ordered and people compared. */
  @TextColumn('sort_name') sortName!: string;
  @TextColumn('date_of_birth') dateOfBirth!: string;
  @TextColumn('gender') gender!: string | null;
  @TextColumn('pnc_id') pncId!: string | null;
  @TextColumn('crn') crn!: string | null;
  @TextColumn('prison_number') prisonNumber!: string | null;
  @TextColumn('panel') panel!: string;
  @TextColumn('address') address!: string | null;
  @TextColumn('contact_number') contactNumber!: string | null;
  @TextColumn('primary_substance') primarySubstance!: string | null;
  @TextColumn('notes') notes!: string | null;
  @TextColumn('status') status!: OffenderStatus;
  @TextColumn('route') route!: string | null;
  @WholeColumn('tier') tier!: number | null;
  @WholeColumn('ogrs_score') ogrsScore!: number | null;
  @TextColumn('rag') rag!: RagWord | null;
  @TextColumn('rag_since') ragSince!: string | null;
  /** When somebody last set or confirmed the status, and who (LAW-5). */
  @TextColumn('rag_confirmed_at') ragConfirmedAt!: string | null;
  @TextColumn('rag_confirmed_by') ragConfirmedBy!: string | null;
  @TextColumn('registered_on') registeredOn!: string | null;
  @TextColumn('earliest_exit_on') earliestExitOn!: string | null;
  @FlagColumn('in_custody') inCustody!: boolean;
  @FlagColumn('ppo') ppo!: boolean;
  @WholeColumn('mappa_level') mappaLevel!: number | null;
  @FlagColumn('registered_sex_offender') registeredSexOffender!: boolean | null;
  @FlagColumn('yos_high_risk') yosHighRisk!: boolean | null;
  @FlagColumn('out_of_area_transfer') outOfAreaTransfer!: boolean | null;
  @WholeColumn('version') version!: number;
  @TextColumn('created_at') createdAt!: string;
  @TextColumn('updated_at') updatedAt!: string;
}
