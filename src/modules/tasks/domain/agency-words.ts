/** An agency by its key and name. */
export interface KnownAgency {
  key: string;
  name: string;
}

/** What people call the agencies beside their names; “probation” is two of them. */
const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  police: ['police', 'derbyshire police'],
  'probation-nps': ['nps', 'probation nps', 'nps probation', 'national probation', 'probation'],
  'probation-crc': ['crc', 'probation crc', 'crc probation', 'community rehabilitation company', 'probation'],
  prison: ['prison', 'prisons', 'prison service', 'hmp', 'hmps'],
  yos: ['yos', 'yot', 'youth offending', 'youth offending service'],
  'drugs-alcohol': [
    'drugs',
    'alcohol',
    'drugs and alcohol',
    'drug and alcohol',
    'drugs and alcohol services',
    'drug services',
  ],
  housing: ['housing', 'housing team'],
  ete: ['ete', 'education', 'training', 'employment', 'education training and employment'],
  'county-council': ['council', 'county council', 'county'],
  opcc: ['opcc', 'pcc', 'police and crime commissioner', 'police and crime commissioners office'],
};

/** Letters and digits in small type, one space between words. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Which agencies somebody may mean who says these words; none where they are no agency’s. */
export function agenciesCalled(words: string, agencies: readonly KnownAgency[]): KnownAgency[] {
  const said = plain(words);
  if (said === '') return [];
  const isCalled = ({ key, name }: KnownAgency): boolean =>
    plain(key) === said || plain(name) === said || (SHORT_NAMES[key] ?? []).includes(said);
  return agencies.filter(isCalled);
}
