import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/domain-error.js';
import {
  mayRecordPathways,
  PathwaysRepository,
  readPathway,
  type Pathway,
  type StandingPathway,
  type TypedPathway,
} from '../case-facts/index.js';
import type { OffenderRow } from '../offenders/index.js';
import { PartnershipQueries, type AgencyView } from '../partnership/index.js';
import { CASE_RECORDING_EVENTS } from './case-recording.events.js';
import { FactRecording, type FactAnswer, type SavedFact } from './fact-recording.service.js';
import { InvolvementChanges } from './involvement-changes.service.js';
import { requireOwnAgency } from './own-agency.js';
import { describePathway } from './describe-pathway.js';
import { readCorrection, readOnlyReason } from './read-correction.js';

export type PathwayAnswer = StandingPathway & FactAnswer;

type Saved = SavedFact<StandingPathway>;
type Agencies = readonly AgencyView[];

/** What is done about somebody's needs. Whose agency provides it is involved until it ends, and sees the record. */
@Injectable()
export class PathwaysService {
  constructor(
    private readonly recording: FactRecording,
    private readonly repository: PathwaysRepository,
    private readonly involvement: InvolvementChanges,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError bad-input naming the fields; not-found; forbidden, also for another agency's work. */
  async record(actor: Actor, offenderId: string, typed: TypedPathway): Promise<PathwayAnswer> {
    return this.save(actor, offenderId, async (tx, agencies) => {
      const pathway = this.read(typed, agencies, await this.repository.standing(tx, offenderId));
      requireOwnAgency(actor, pathway.providerAgency, 'pathways');
      const id = await this.repository.add(tx, offenderId, pathway);
      return saved(
        { id, ...pathway },
        {
          summary: `Pathway recorded: ${describePathway(pathway, agencies)}`,
          before: null,
        },
      );
    });
  }

  /**
   * Changes what is named of an entry: a row in its place, with the reason; both stay (COH-2).
   *
   * @throws DomainError bad-input; conflict when it was changed before; not-found; forbidden.
   */
  async change(
    actor: Actor,
    offenderId: string,
    pathwayId: string,
    { reason: typedReason, ...typed }: TypedPathway & { reason?: unknown },
  ): Promise<PathwayAnswer> {
    return this.save(actor, offenderId, async (tx, agencies) => {
      const { row: before, others } = await this.repository.load(tx, offenderId, pathwayId);
      requireOwnAgency(actor, before.providerAgency, 'pathways');
      const whole = laidOver(before, typed);
      const { fact: pathway, reason } = readCorrection(
        () => this.read(whole, agencies, others),
        typedReason,
        'Enter a reason for the change',
      );
      requireOwnAgency(actor, pathway.providerAgency, 'pathways');
      const change = { corrects: pathwayId, isVoid: false, reason };
      const id = await this.repository.add(tx, offenderId, pathway, change);
      return saved(
        { id, ...pathway },
        {
          summary: `Pathway changed: ${describePathway(pathway, agencies)}`,
          reason,
          before,
        },
      );
    });
  }

  /**
   * Says that there was no such entry; the row stays as history (COH-2).
   *
   * @throws DomainError bad-input; conflict when it was changed before; not-found; forbidden.
   */
  async withdraw(
    actor: Actor,
    offenderId: string,
    pathwayId: string,
    typed: { reason?: unknown },
  ): Promise<PathwayAnswer> {
    return this.save(actor, offenderId, async (tx, agencies) => {
      const { row: before } = await this.repository.load(tx, offenderId, pathwayId);
      requireOwnAgency(actor, before.providerAgency, 'pathways');
      const reason = readOnlyReason(typed.reason, 'Enter a reason for withdrawing it');
      await this.repository.add(tx, offenderId, before, { corrects: pathwayId, isVoid: true, reason });
      const summary = `Pathway withdrawn: ${describePathway(before, agencies)}`;
      return {
        ...saved(before, { summary, reason, before }),
        detail: { before: { ...before }, after: null },
      };
    });
  }

  private async save(
    actor: Actor,
    offenderId: string,
    work: (tx: Tx, agencies: Agencies) => Promise<Saved>,
  ): Promise<PathwayAnswer> {
    if (!mayRecordPathways(actor)) throw forbidden();
    const agencies = await this.partnership.listAgencies();
    const watched = (tx: Tx, offender: OffenderRow): Promise<Saved> =>
      this.involvement.watch(tx, offender, () => work(tx, agencies));
    return this.recording.record(actor, offenderId, watched);
  }

  private read(typed: TypedPathway, agencies: Agencies, others: readonly Pathway[]): Pathway {
    const keys = agencies.map(({ key }) => key);
    return readPathway(typed, { today: this.clock.today(), agencies: keys, others });
  }
}

/** What was not sent stays; details stay with their pathway. */
function laidOver({ id: _id, details, ...before }: StandingPathway, typed: TypedPathway): TypedPathway {
  const sent = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
  const isSame = typed.pathway === undefined || typed.pathway === before.pathway;
  return { ...before, ...(isSame ? { details } : {}), ...sent };
}

function saved(
  pathway: StandingPathway,
  {
    summary,
    before,
    reason = null,
  }: { summary: string; before: StandingPathway | null; reason?: string | null },
): Saved {
  return {
    fact: pathway,
    event: CASE_RECORDING_EVENTS.pathwayChanged,
    summary,
    reason,
    detail: { before: before && { ...before }, after: { ...pathway } },
    decidesNothing: true,
  };
}
