import type { ContactKind } from '../shared/contact-kind.js';
import type { Need, Pathway, PathwayStatus } from '../shared/pathway.js';
import { pick, type Dice } from './dice.js';

/** A contact of an agency, invented; days are counted back from today. */
export interface InventedContact {
  contactAgency: string;
  kind: ContactKind;
  name: string;
  phone: string;
  username?: string;
  daysAgo: number;
}

export interface InventedPathway {
  pathway: Pathway;
  need: Need;
  status: PathwayStatus;
  providerAgency: string | null;
  provider: string | null;
  daysAgo: number;
  endedDaysAgo: number | null;
  details: Record<string, unknown>;
  /** With the detail of this name, on the day it began. */
  dayOf?: 'consentOn' | 'dvpoFrom';
}

/** Who works with somebody, on what, and what their drug tests said. */
export interface InventedSupport {
  contacts: InventedContact[];
  pathways: InventedPathway[];
  drugTests: { result: 'positive' | 'negative'; substance: string; daysAgo: number }[];
}

interface Supported {
  index: number;
  panel: string;
  isYoung: boolean;
  primarySubstance: string | null;
}

const LEADS: Record<string, string> = {
  'derby-city': 'PC Anita Rowley',
  chesterfield: 'PC Dean Fretwell',
  'high-peak-and-dales': 'PC Marian Goodwin',
  'erewash-and-amber-valley': 'PC Simon Cotterill',
  'south-derbyshire': 'PC Leah Bancroft',
};

/** Numbers that reach nobody. */
const phone = (index: number): string => `01632 960${String(100 + (index % 900))}`;

const worker = (agency: string, name: string, username?: string) => ({
  contactAgency: agency,
  kind: 'worker' as const,
  name,
  ...(username ? { username } : {}),
});
const DRUGS = worker('drugs-alcohol', 'Dawn Allsop', 'drugs.worker');
const HOUSING = worker('housing', 'Kevin Frost', 'housing.worker');
const ETE = worker('ete', 'Joanne Pell');
const YOS = worker('yos', 'Tara Quinn', 'yos.worker');

/** About this many days before today, in step with the rest of what is invented. */
const some = (dice: Dice, least: number): number => least + dice(60);

/** Everybody has an offender manager and a police lead; many have somebody who works with them on a need. */
export function inventSupport(dice: Dice, person: Supported): InventedSupport {
  const { index, panel, isYoung, primarySubstance } = person;
  const contacts: InventedContact[] = [
    {
      ...{ contactAgency: '', kind: 'offender-manager', name: '', username: `om.${panel}` },
      ...{ phone: phone(panel.length), daysAgo: some(dice, 90) },
    },
    {
      ...{ contactAgency: 'police', kind: 'police-lead', name: LEADS[panel] ?? 'PC Lee Toone' },
      ...{ phone: phone(40 + panel.length), daysAgo: some(dice, 60) },
    },
  ];
  const add = (who: ReturnType<typeof worker>, number: number): void =>
    void contacts.push({ ...who, phone: phone(number), daysAgo: some(dice, 10) });
  const isTreated = primarySubstance !== null && index % 3 === 0;
  if (isTreated) add(DRUGS, 71);
  if (index % 4 === 1) add(HOUSING, 72);
  if (index % 7 === 2) add(ETE, 73);
  if (isYoung) add(YOS, 74);
  return {
    contacts,
    pathways: inventPathways(dice, { ...person, isTreated }),
    drugTests: isTreated ? inventTests(dice, primarySubstance) : [],
  };
}

function inventTests(dice: Dice, substance: string): InventedSupport['drugTests'] {
  const count = dice(3);
  return Array.from({ length: count }, (_, which) => ({
    result: dice(3) === 0 ? 'positive' : 'negative',
    substance,
    daysAgo: 6 + which * 28 + dice(14),
  }));
}

function inventPathways(dice: Dice, person: Supported & { isTreated: boolean }): InventedPathway[] {
  const { index, isTreated, primarySubstance } = person;
  const entry = (
    pathway: Pathway,
    by: { agency?: string; provider?: string },
    more: Partial<InventedPathway> = {},
  ): InventedPathway => {
    const [need, status] = pick(dice, STAGES);
    const { agency = null, provider = null } = by;
    const daysAgo = some(dice, 5);
    return {
      pathway,
      need,
      status,
      providerAgency: agency,
      provider,
      daysAgo,
      endedDaysAgo: null,
      details: {},
      ...more,
    };
  };
  const own = primarySubstance === 'Alcohol' ? 'alcohol' : 'drugs';
  const ended = { need: 'met', status: 'completed', daysAgo: 120, endedDaysAgo: 12 } as const;
  return [
    isTreated ? entry(own, { agency: 'drugs-alcohol', provider: 'Derbyshire Recovery Partnership' }) : null,
    index % 4 === 1 ? entry('accommodation', { agency: 'housing' }) : null,
    index % 7 === 2 ? entry('ete', { agency: 'ete', provider: 'Work programme' }) : null,
    index % 9 === 5 ? entry('mental-health', { provider: 'Community mental health team' }) : null,
    index % 10 === 4 ? entry('thinking-and-behaviour', {}, ended) : null,
    index % 15 === 6 ? entry('gps-tag', { provider: 'Police tagging scheme' }, TAG) : null,
    index % 20 === 11 ? entry('domestic-abuse', {}, ORDER) : null,
    index % 20 === 14 ? entry('family-programme', {}, FAMILY) : null,
    index % 12 === 10 ? entry('restorative-justice', { provider: 'Remedi' }) : null,
  ].filter((pathway) => pathway !== null);
}

const STAGES: readonly [Need, PathwayStatus][] = [
  ['identified', 'identified'],
  ['identified', 'referred'],
  ['being-met', 'active'],
  ['being-met', 'active'],
];
const TAG = { need: 'being-met', status: 'active', dayOf: 'consentOn' } as const;
const ORDER: Partial<InventedPathway> = { details: { dvds: 'made', dvpo: true }, dayOf: 'dvpoFrom' };
const FAMILY: Partial<InventedPathway> = { details: { linked: true, reference: 'TF 0417' } };
