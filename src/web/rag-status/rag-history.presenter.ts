import type { RagHistoryEntry } from '../../modules/rag-status/index.js';
import { table, type TabView } from '../offenders/tab-view.presenter.js';
import { agencyWords, instantWords, ragLabel } from '../shell/labels.js';
import { presentRagStrip } from './rag-strip.presenter.js';

export interface RagTab {
  name: 'rag';
  /** The latest first. */
  entries: readonly RagHistoryEntry[];
  /** The present instant, where the strip ends. */
  now: string;
}

/** How the status came about, as a strip over time and as a list (RAG-7). */
export function presentRagHistory({ entries, now }: RagTab): TabView {
  const view = table(
    {
      heading: 'RAG history',
      live: 'The RAG history',
      summary: null,
      empty: 'No RAG status has been set yet.',
    },
    entries.map(({ id, status, previous, from, by, agency, reason, rule, facts }) => ({
      id: `rag-${id}`,
      cells: [
        { label: 'Status', text: ragLabel(status).text, rag: ragLabel(status) },
        { label: 'Before', text: status === previous ? 'Confirmed' : ragLabel(previous).text },
        { label: 'Reason', text: reason, rule },
        {
          label: 'Set',
          text: instantWords(from),
          sub: `${facts['setByRule'] === true ? 'By rule, on what was recorded by' : 'By'} ${by}, ${agencyWords(agency)}`,
        },
      ],
    })),
  );
  return { ...view, strip: presentRagStrip(entries, now) };
}
