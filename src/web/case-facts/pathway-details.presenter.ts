import type { Disclosure, PathwayDetails } from '../../modules/case-facts/index.js';
import { dayWords } from '../shell/labels.js';

export const DISCLOSURE_WORDS: Readonly<Record<Disclosure, string>> = {
  none: 'No DVDS disclosure',
  requested: 'DVDS disclosure requested',
  made: 'DVDS disclosure made',
};

function orderWords({ dvpo, dvpoFrom, dvpoTo }: PathwayDetails): string[] {
  if (dvpo === undefined) return [];
  if (!dvpo) return ['No DVPO in force'];
  const from = dvpoFrom ? ` from ${dayWords(dvpoFrom)}` : '';
  return [`DVPO in force${from}${dvpoTo ? ` to ${dayWords(dvpoTo)}` : ''}`];
}

function familyWords({ linked, reference }: PathwayDetails): string[] {
  if (linked === undefined) return [];
  if (!linked) return ['Household not on the family programme'];
  return [`Household on the family programme${reference ? `, reference ${reference}` : ''}`];
}

/** What a pathway says beside need, provider and status, a line each. */
export const detailLines = (details: PathwayDetails): string[] => [
  ...(details.consentOn ? [`By consent given on ${dayWords(details.consentOn)}`] : []),
  ...(details.dvds ? [DISCLOSURE_WORDS[details.dvds]] : []),
  ...orderWords(details),
  ...familyWords(details),
  ...(details.note ? [details.note] : []),
];
