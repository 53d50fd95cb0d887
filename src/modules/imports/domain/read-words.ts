import { foldName } from '../../../shared/person-name.js';
import { NOTHING, refuse, type Reading } from './reading.js';
import { cellText, isPlaceholder, type Cell } from './sheet.js';

export type RagStatus = 'red' | 'amber-alert' | 'amber' | 'green';
export type Gender = 'male' | 'female' | 'other' | 'not-known';

/** A panel that may be named in a file: by key, by name, or by any other name it goes under. */
export interface PanelChoice {
  key: string;
  name: string;
  alsoKnownAs?: readonly string[];
}

const RAG_WORDS = new Map<string, RagStatus>([
  ['r', 'red'],
  ['red', 'red'],
  ['a', 'amber'],
  ['amber', 'amber'],
  ['aa', 'amber-alert'],
  ['amberalert', 'amber-alert'],
  ['g', 'green'],
  ['green', 'green'],
]);
const YES = new Set(['y', 'yes', 'ppo', 'true', '1', 'x']);
const NO = new Set(['n', 'no', 'false', '0', 'notppo', 'nonppo']);
const GENDERS = new Map<string, Gender>([
  ['m', 'male'],
  ['male', 'male'],
  ['man', 'male'],
  ['f', 'female'],
  ['female', 'female'],
  ['woman', 'female'],
  ['other', 'other'],
  ['u', 'not-known'],
  ['unknown', 'not-known'],
  ['notknown', 'not-known'],
]);

/** Reads a RAG status in letters or words of any case: `R`, `AMBER`, `AA`, `Amber Alert` (issue 2, point 6). */
export function readRag(cell: Cell | undefined): Reading<RagStatus> {
  const text = cellText(cell);
  if (text === '') return NOTHING;
  const value = RAG_WORDS.get(foldName(text));
  if (value) return { value };
  if (isPlaceholder(text)) return { value: null, warning: `“${text}” is read as no RAG status` };
  return refuse(`“${text}” is not a RAG status: it is Red, Amber Alert, Amber or Green`);
}

/** Reads whether somebody is a PPO: `Y`, `No`, `PPO`. A blank says nothing, not "no". */
export function readPpo(cell: Cell | undefined): Reading<boolean> {
  const text = cellText(cell);
  if (text === '') return NOTHING;
  const folded = foldName(text);
  if (YES.has(folded)) return { value: true };
  if (NO.has(folded)) return { value: false };
  if (isPlaceholder(text)) return { value: null, warning: `“${text}” in the PPO column is read as not said` };
  return refuse(`“${text}” in the PPO column is neither Yes nor No`);
}

/** Reads a gender. A word it does not know is left out, with a warning: nobody is kept off the list for it. */
export function readGender(cell: Cell | undefined): Reading<Gender> {
  const text = cellText(cell);
  if (text === '') return NOTHING;
  const value = GENDERS.get(foldName(text));
  return value
    ? { value }
    : { value: null, warning: `Gender “${text}” is not taken: record it on the profile` };
}

const foldPanel = (name: string): string => foldName(name.replace(/&/g, ' and ')).replace(/panel$/, '');

/** The panel a text names by key or name; null when it names none. */
export function findPanel(text: string, panels: readonly PanelChoice[]): PanelChoice | null {
  const wanted = foldPanel(text);
  const names = ({ key, name, alsoKnownAs = [] }: PanelChoice): string[] => [key, name, ...alsoKnownAs];
  return panels.find((panel) => names(panel).some((name) => foldPanel(name) === wanted)) ?? null;
}

/** Reads a panel by key or name; a blank is the panel the file was brought for (issue 2, point 6). */
export function readPanel(
  cell: Cell | undefined,
  panels: readonly PanelChoice[],
  defaultPanel: string | null,
): Reading<string> {
  const text = cellText(cell);
  if (text === '')
    return defaultPanel === null ? refuse('Enter a panel: no panel on this row') : { value: defaultPanel };
  const panel = findPanel(text, panels);
  if (panel) return { value: panel.key };
  return refuse(`“${text}” is not a panel: it is one of ${panels.map(({ name }) => name).join(', ')}`);
}
