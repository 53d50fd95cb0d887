import { ragLabel } from '../shell/labels.js';

/** What was done, and what it did to the status: `Wanted recorded. RAG status: Red.` */
export function sayStatus(what: string, { changed, rag }: { changed: boolean; rag: string | null }): string {
  const status = `RAG status: ${ragLabel(rag).text}.`;
  return changed ? `${what}. ${status}` : `Nothing has changed: that was recorded already. ${status}`;
}
