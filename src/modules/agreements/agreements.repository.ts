import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import type { Tx } from '../../platform/database/tx.js';
import { SharingAgreementEntity } from './sharing-agreement.entity.js';

export interface AgreementTerms {
  partner: string;
  startsOn: string;
  endsOn: string | null;
  note: string;
}

@Injectable()
export class AgreementsRepository {
  /** Adds an agreement; in the place of another one when it `corrects` it. Returns its id. */
  async add(
    tx: Tx,
    terms: AgreementTerms,
    change: { corrects: string; reason: string; isVoid: boolean } | null = null,
    id = newId(),
  ): Promise<string> {
    const { corrects = null, reason = null, isVoid = false } = change ?? {};
    await tx.insert(SharingAgreementEntity, {
      id,
      ...terms,
      corrects,
      isVoid,
      reason,
      recordedAt: tx.at,
      recordedBy: tx.actor.name,
      recordedById: tx.actor.id,
      agency: tx.actor.agency,
    });
    return id;
  }
}
