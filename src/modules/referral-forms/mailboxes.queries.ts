import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { Choice } from './domain/question.js';
import type { MailboxArea } from './domain/route-referral.js';

export interface Mailbox extends MailboxArea {
  /** Where it can be written to, where that is known. */
  address: string | null;
}

/** The mailboxes of the local areas, with the panels that name them (REF-4). */
@Injectable()
export class MailboxesQueries {
  constructor(private readonly database: Database) {}

  async list(): Promise<Mailbox[]> {
    const rows = await this.database.read<{
      key: string;
      name: string;
      address: string | null;
      panel: string | null;
    }>(
      sql`select m.key, m.name, m.address, p.key as panel from referral_mailboxes m
        left join panels p on p.mailbox = m.name order by m.position, m.key, p.position`,
    );
    const boxes = new Map<string, Mailbox & { panels: string[] }>();
    for (const { key, name, address, panel } of rows) {
      const box = boxes.get(key) ?? { key, mailbox: name, address, panels: [] };
      boxes.set(key, box);
      if (panel !== null) box.panels.push(panel);
    }
    return [...boxes.values()];
  }

  /** As the form offers them: those that lead to a panel. */
  async areas(): Promise<Choice[]> {
    return toAreas(await this.list());
  }
}

export const toAreas = (boxes: readonly Mailbox[]): Choice[] =>
  boxes.filter(({ panels }) => panels.length > 0).map(({ key, mailbox }) => ({ value: key, words: mailbox }));
