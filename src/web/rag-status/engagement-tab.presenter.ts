import type { EngagementView, WantedView } from '../../modules/case-facts/index.js';
import { table, type TabView, type TableRow } from '../offenders/tab-view.presenter.js';
import { agencyWords, instantWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { engagementWords, wantedWords } from './rag-words.presenter.js';

export interface EngagementTab {
  name: 'engagement';
  /** Each the latest first. */
  engagement: readonly EngagementView[];
  wanted: readonly WantedView[];
  canRecordEngagement: boolean;
  canRecordWanted: boolean;
}

type Entry = { recordedAt: string; recordedBy: string; agency: string };

function row(entry: Entry & { id: string }, what: string, text: string): TableRow & { at: string } {
  const { id, recordedAt, recordedBy, agency } = entry;
  return {
    id,
    at: recordedAt,
    cells: [
      { label: 'Fact', text: what },
      { label: 'Recorded as', text },
      { label: 'When', text: instantWords(recordedAt) },
      { label: 'By', text: recordedBy, sub: agencyWords(agency) },
    ],
  };
}

/** Every row of engagement and of wanted, the latest first: who recorded it, when and for which agency (COH-2). */
export function presentEngagement(id: string, tab: EngagementTab): TabView {
  const { engagement, wanted, canRecordEngagement, canRecordWanted } = tab;
  const rows = [
    ...engagement.map((entry) =>
      row(
        entry,
        'Engagement',
        `Supervision: ${engagementWords(entry.supervision)}\nTreatment: ${engagementWords(entry.treatment)}`,
      ),
    ),
    ...wanted.map((entry) => row(entry, 'Wanted', wantedWords(entry.status))),
  ];
  rows.sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1));
  const actions = [
    ...(canRecordEngagement ? [{ text: 'Record engagement', href: paths.recordEngagement(id) }] : []),
    ...(canRecordWanted ? [{ text: 'Record wanted', href: paths.recordWanted(id) }] : []),
  ];
  const [add = null, alsoAdd = null] = actions;
  const view = table(
    {
      heading: 'Engagement and wanted',
      live: 'The list of engagement and wanted',
      summary: rows.length > 0 ? 'The RAG status follows from the latest of each (RAG-5).' : null,
      empty: `Neither engagement nor wanted is recorded.${canRecordEngagement ? ' “Record engagement” begins the list.' : ' The co-ordinator and the offender manager record them.'} Nobody is guessed green without them.`,
    },
    rows.map(({ id: key, cells }) => ({ id: key, cells })),
    { add },
  );
  return { ...view, alsoAdd };
}
