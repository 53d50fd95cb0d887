import { dayWords, instantWords, tierWords } from '../shell/labels.js';
import { presentScorePlot, type PlotThresholds, type ScorePlot } from './score-plot.presenter.js';
import { table, type TabView } from './tab-view.presenter.js';

export interface ScoreEntry {
  id: string;
  score: number;
  tier: string | number | null;
  instrument: string;
  instrumentTitle: string;
  instrumentVersion: string | null;
  oneYear: number | null;
  assessedOn: string | null;
  /** `entered`, `calculated`, or the list it was brought from. */
  source: string;
  recordedAt: string;
  recordedBy: string;
  isCurrent: boolean;
}

export interface ScoresTab {
  name: 'scores';
  entries: readonly ScoreEntry[];
  /** The instruments of the policy in force. */
  instruments: readonly PlotThresholds[];
}

function howWords({ instrumentVersion, source, oneYear }: ScoreEntry): { text: string; sub: string | null } {
  // A list may be called anything: what was calculated here is told by its instrument's version.
  if (instrumentVersion !== null) {
    return { text: 'Calculated', sub: oneYear === null ? null : `${oneYear}% within one year` };
  }
  return { text: source === 'entered' ? 'Entered' : `From the list ${source}`, sub: null };
}

const summaryOf = (count: number): string => {
  const scores = count === 1 ? 'One score is recorded.' : `${count} scores are recorded.`;
  return `${scores} The current one has the latest assessment date; earlier ones stay as history (TIER-5).`;
};

/** A person's scores: the current one first, with a plot for each instrument that gave any. */
export function presentScores({ entries, instruments }: ScoresTab): TabView & { plots: ScorePlot[] } {
  const view = table(
    {
      heading: 'OGRS scores',
      live: 'The list of scores',
      summary: entries.length > 0 ? summaryOf(entries.length) : null,
      empty: 'No score is recorded. One comes with an import, or with “Record a score”.',
    },
    entries.map((entry) => ({
      id: entry.id,
      cells: [
        { label: 'Score', text: `${entry.score}${entry.isCurrent ? ' (current)' : ''}` },
        { label: 'Tier', text: tierWords(entry.tier) },
        {
          label: 'Instrument',
          text: entry.instrumentTitle,
          sub: entry.instrumentVersion && `Version ${entry.instrumentVersion}`,
        },
        { label: 'Assessed on', text: entry.assessedOn ? dayWords(entry.assessedOn) : 'Not recorded' },
        { label: 'How', ...howWords(entry) },
        { label: 'Recorded', text: `${instantWords(entry.recordedAt)} by ${entry.recordedBy}` },
      ],
    })),
  );
  const plots = instruments.map((thresholds) => presentScorePlot(entries, thresholds));
  return { ...view, plots: plots.filter((plot) => plot !== null) };
}
