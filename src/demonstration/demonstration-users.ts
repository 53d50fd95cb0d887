/** The password of every demonstration user; the product refuses to start with them in production. */
export const DEMONSTRATION_PASSWORD = 'Derbyshire-demo-1';

export interface DemonstrationUser {
  username: string;
  name: string;
  role: string;
  agency: string;
  panels: string[];
  establishment?: string;
}

const PANELS = [
  'derby-city',
  'chesterfield',
  'high-peak-and-dales',
  'erewash-and-amber-valley',
  'south-derbyshire',
] as const;

const COORDINATORS = ['Priya Nair', 'Helen Marsh', 'Tom Ollerenshaw', 'Gemma Sisson', 'Mark Yeomans'];
const CHAIRS = [
  'Inspector Ruth Daley',
  'Inspector Alan Pike',
  'Sergeant Jo Birch',
  'Inspector Sam Eley',
  'Sergeant Lee Toone',
];
const OFFENDER_MANAGERS = ['Nadia Hussain', 'Peter Gough', 'Claire Wain', 'Imran Sadiq', 'Beth Lomas'];

function forPanel(panel: (typeof PANELS)[number], index: number): DemonstrationUser[] {
  const person = (
    role: string,
    prefix: string,
    name: string | undefined,
    agency: string,
  ): DemonstrationUser => ({
    username: `${prefix}.${panel}`,
    name: name ?? prefix,
    role,
    agency,
    panels: [panel],
  });
  return [
    person('coordinator', 'coordinator', COORDINATORS[index], 'police'),
    person('chair', 'chair', CHAIRS[index], 'police'),
    person(
      'offender-manager',
      'om',
      OFFENDER_MANAGERS[index],
      index % 2 === 0 ? 'probation-nps' : 'probation-crc',
    ),
  ];
}

const everywhere = [...PANELS];

/** One of each kind of user, for trying the product out (api.md). */
export const DEMONSTRATION_USERS: DemonstrationUser[] = [
  ...PANELS.flatMap(forPanel),
  {
    username: 'drugs.worker',
    name: 'Dawn Allsop',
    role: 'partner',
    agency: 'drugs-alcohol',
    panels: everywhere,
  },
  { username: 'housing.worker', name: 'Kevin Frost', role: 'partner', agency: 'housing', panels: everywhere },
  { username: 'yos.worker', name: 'Tara Quinn', role: 'partner', agency: 'yos', panels: everywhere },
  {
    username: 'prison.worker',
    name: 'Officer Neil Shaw',
    role: 'partner',
    agency: 'prison',
    panels: everywhere,
    establishment: 'HMP Nottingham',
  },
  { username: 'analyst', name: 'Megan Rowe', role: 'analyst', agency: 'county-council', panels: everywhere },
  { username: 'admin', name: 'Sunil Rao', role: 'admin', agency: 'police', panels: everywhere },
  { username: 'auditor', name: 'Frances Hill', role: 'auditor', agency: 'police', panels: everywhere },
];
