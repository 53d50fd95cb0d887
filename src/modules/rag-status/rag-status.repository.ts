import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import type { Tx } from '../../platform/database/tx.js';
import { RagStatusEntity } from './rag-status.entity.js';

@Injectable()
export class RagStatusRepository {
  /** Adds a line to the history of a status (RAG-7). */
  async add(
    tx: Tx,
    status: Omit<RagStatusEntity, 'id' | 'setBy' | 'setByName' | 'agency' | 'since'>,
  ): Promise<void> {
    await tx.insert(RagStatusEntity, {
      id: newId(),
      ...status,
      since: tx.at,
      setBy: tx.actor.id,
      setByName: tx.actor.name,
      agency: tx.actor.agency,
    });
  }
}
