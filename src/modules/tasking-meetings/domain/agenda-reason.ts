import type { ItemKind } from './agenda-table.js';

/** Why an item is on an agenda, in words that hold no more than is needed to decide. */
export interface AgendaReason {
  kind: ItemKind;
  rule: string;
  /** In a sentence that names nobody: `Red since 3 June 2014`. */
  text: string;
  /** What bears on it: `Score 84 · needs: drugs`. */
  detail: string | null;
  /** Whose it is, where others are not to know of it. */
  agency: string | null;
}
