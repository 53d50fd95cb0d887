import { Allow, IsIn, IsOptional } from 'class-validator';

/** The rules themselves judge every field, so that pages and the API are told the same. */
export class RecordOffenceDto {
  /** `2014-06-03` */
  @Allow() offenceDate!: string;
  /** One of the 20 categories of OGRS 3: `burglary-domestic`. */
  @Allow() category!: string;
  /** `charge` or `conviction` */
  @Allow() outcome!: string;
  /** `2014-06-03`, of the charge or conviction. */
  @Allow() outcomeDate!: string;
}

export class CorrectOffenceDto extends RecordOffenceDto {
  @Allow() reason!: string;
}

export class RecordCustodyDto {
  @Allow() establishment!: string;
  /** `2014-06-03`; up to twelve months ahead for whoever is due there. */
  @Allow() from!: string;
  /** `2014-06-03`; left out while they are in custody. */
  @Allow() to?: string | null;
  /** `2014-06-03` */
  @Allow() releaseDue?: string | null;
}

export class CorrectCustodyDto extends RecordCustodyDto {
  @Allow() reason!: string;
}

export class RecordReleaseDto {
  /** `2014-06-03` */
  @Allow() to!: string;
}

export class GiveReasonDto {
  @Allow() reason!: string;
}

export class RecordDrugTestDto {
  /** `2014-06-03`: the day that counts (EXIT-2). */
  @Allow() sampleDate!: string;
  /** `positive` or `negative` */
  @Allow() result!: string;
  @Allow() substance?: string | null;
}

export class CorrectDrugTestDto extends RecordDrugTestDto {
  @Allow() reason!: string;
}

export class RecordContactDto {
  /** Key of an agency. */
  @Allow() contactAgency!: string;
  /** `offender-manager`, `police-lead` or `worker` */
  @Allow() kind!: string;
  /** May be left out with a username. */
  @Allow() name?: string;
  @Allow() phone?: string | null;
  @Allow() email?: string | null;
  /** Of a user of that agency. */
  @Allow() username?: string | null;
  /** `2014-06-03` */
  @Allow() from!: string;
  /** `2014-06-03` */
  @Allow() to?: string | null;
}

export class CorrectContactDto extends RecordContactDto {
  @Allow() reason!: string;
}

export class EndContactDto {
  /** `2014-06-03` */
  @Allow() to!: string;
}

export class RecordPathwayDto {
  /** `accommodation`, `ete`, `drugs`, `alcohol`, `mental-health`, … */
  @Allow() pathway!: string;
  /** `none`, `identified`, `being-met` or `met` */
  @Allow() need!: string;
  /** Key of the agency that provides it. */
  @Allow() providerAgency?: string | null;
  @Allow() provider?: string | null;
  /** `identified`, `referred`, `active`, `completed` or `ended` */
  @Allow() status!: string;
  /** `2014-06-03` */
  @Allow() from!: string;
  /** `2014-06-03` */
  @Allow() to?: string | null;
  /** What belongs to the pathway, such as `{"consentOn": "2014-06-03"}` of a GPS tag. */
  @Allow() details?: Record<string, unknown> | null;
}

/** What is left out stays as it is. */
export class ChangePathwayDto {
  @Allow() pathway?: string;
  @Allow() need?: string;
  @Allow() providerAgency?: string | null;
  @Allow() provider?: string | null;
  @Allow() status?: string;
  @Allow() from?: string;
  @Allow() to?: string | null;
  @Allow() details?: Record<string, unknown> | null;
  @Allow() reason!: string;
}

export class RecordIntelligenceDto {
  /** `2014-06-03` */
  @Allow() date!: string;
  @Allow() text!: string;
  /** 1 reliable, 2 untested, 3 not reliable. */
  @Allow() source!: number;
  /** `A` to `E` */
  @Allow() assessment!: string;
  /** `P`, or `C` with conditions. */
  @Allow() handling!: string;
  @Allow() conditions?: string | null;
  /** Keys of agencies, with handling C. */
  @Allow() sharedWith?: string[] | null;
  /** `2014-06-03` */
  @Allow() reviewOn?: string | null;
}

export class SetWantedDto {
  /** `none`, `pnc-warrant`, `pnc-crime`, `pnc-licence-recall` or `wanted-for-arrest` */
  @Allow() status!: string;
}

/** Each `engaging`, `not-complying`, `not-engaging` or `not-required`; what is left out stays as it is recorded. */
export class SetEngagementDto {
  @Allow() supervision?: string;
  @Allow() treatment?: string;
}

export class FactsQueryDto {
  /** `true` for every row ever recorded, corrected and withdrawn ones too. */
  @IsOptional() @IsIn(['true', 'false'], { message: 'all must be true or false' }) all?: string;
}
