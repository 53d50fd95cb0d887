/*
 * The model of domain/ogrs3.md a second time, written from its tables and not from the product's code: whole numbers
 * of any length with 40 decimals instead of floating point, ages counted birthday by birthday, and the tables as text.
 */

export interface Ogrs3Case {
  gender: string;
  dateOfBirth: string;
  dateOfCurrentConviction: string;
  dateAtStartOfFollowUp: string;
  totalNumberOfSanctions: number;
  ageAtFirstSanction: number;
  offenceCategory: string;
}

export interface Ogrs3Expectation {
  oneYear: number;
  twoYear: number;
  band: string;
}

const AGES = `
  10 11 0       0.785
  12 13 0.08392 0.61385
  14 15 0.07578 0.66952
  16 17 -0.0616 -0.9592
  18 20 -0.6251 -0.8975
  21 24 -1.0515 -1.0285
  25 29 -1.1667 -1.0528
  30 34 -1.326  -1.1291
  35 39 -1.368  -1.4219
  40 49 -1.4997 -1.5247
  50 999 -2.0253 -2.4498`;

const OFFENCES = `
  violence 0                          fraud-and-forgery 0.1599
  robbery -0.6348                     absconding-or-bail 0.7334
  public-order 0.1819                 taking-and-driving-away 0.3801
  sexual-against-child -0.6534        theft-from-vehicles 0.4272
  sexual-not-against-child 0.0328     other-motoring 0.2622
  soliciting-or-prostitution 0.7606   drink-driving -0.1214
  burglary-domestic -0.1239           criminal-damage 0.205
  burglary-other 0.2406               drug-import-export-production -0.7956
  theft-non-motor 0.6612              drug-possession-supply 0.0772
  handling-stolen-goods 0.3519        other -0.0607`;

const words = (text: string): string[] => text.trim().split(/\s+/);
const pairs = words(OFFENCES);
const OFFENCE = new Map(
  pairs.flatMap((word, at) => (at % 2 === 0 ? [[word, pairs[at + 1] ?? ''] as const] : [])),
);
const AGE_ROWS = AGES.trim()
  .split('\n')
  .map((line) => words(line));

export const CATEGORIES = [...OFFENCE.keys()];
/** The first age of each row but the last's end, and both genders' tables change there. */
export const AGE_EDGES = AGE_ROWS.map(([from]) => Number(from));

const DECIMALS = 40;
const ONE = 10n ** BigInt(DECIMALS);

/** `-0.0616` with 40 decimals. */
function exact(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(DECIMALS, '0'));
  return text.startsWith('-') ? -value : value;
}

const times = (a: bigint, b: bigint): bigint => (a * b) / ONE;

/** ln((1 + y) / (1 − y)) = 2 (y + y³/3 + y⁵/5 + …) */
function lnNearOne(value: bigint): bigint {
  const y = ((value - ONE) * ONE) / (value + ONE);
  const square = times(y, y);
  let sum = 0n;
  for (let term = y, odd = 1n; term !== 0n; term = times(term, square), odd += 2n) sum += term / odd;
  return 2n * sum;
}

const LN_2 = lnNearOne(2n * ONE);

function ln(numerator: number, denominator: number): bigint {
  let value = (BigInt(numerator) * ONE) / BigInt(denominator);
  let halvings = 0n;
  for (; value > 2n * ONE; halvings += 1n) value /= 2n;
  for (; value < ONE; halvings -= 1n) value *= 2n;
  return lnNearOne(value) + halvings * LN_2;
}

/** e^x = (e^(x/1024))^1024 */
function exp(x: bigint): bigint {
  const small = x / 1024n;
  let sum = ONE;
  for (let term = ONE, n = 1n; term !== 0n; n += 1n) {
    term = times(term, small) / n;
    sum += term;
  }
  for (let squaring = 0; squaring < 10; squaring += 1) sum = times(sum, sum);
  return sum;
}

/** How many birthdays have come; that of 29 February comes on 1 March in a common year, as Date.UTC has it. */
function birthdaysBetween(born: string, on: string): number {
  const [year = 0, month = 0, day = 0] = born.split('-').map(Number);
  let age = 0;
  while (Date.UTC(year + age + 1, month - 1, day) <= Date.parse(on)) age += 1;
  return age;
}

const rowOf = (age: number): string[] =>
  AGE_ROWS.find(([from, to]) => Number(from) <= age && age <= Number(to)) ?? [];

/** The probability of a further sanction, with 40 decimals. */
export function probability(factors: Ogrs3Case, constant: '1.40256' | '2.1217'): bigint {
  const { gender, dateOfBirth, dateOfCurrentConviction, dateAtStartOfFollowUp, offenceCategory } = factors;
  const { totalNumberOfSanctions: sanctions, ageAtFirstSanction } = factors;
  const row = rowOf(birthdaysBetween(dateOfBirth, dateAtStartOfFollowUp));
  const ageGender = exact(row[gender === 'male' ? 2 : 3] ?? 'no age');
  const status = exact(sanctions === 1 ? '0.12614' : '0.46306');
  const years = birthdaysBetween(dateOfBirth, dateOfCurrentConviction) - ageAtFirstSanction;
  const copas = times(exact('1.25112'), ln(sanctions, 10 + years));
  const odds = exp(
    exact(constant) + ageGender + status + copas + exact(OFFENCE.get(offenceCategory) ?? 'none'),
  );
  return (odds * ONE) / (ONE + odds);
}

/** Half up to five decimals, then half up to a whole per cent. */
function percentage(p: bigint): number {
  const hundredThousandths = (p * 100_000n + ONE / 2n) / ONE;
  const whole = Number((hundredThousandths + 500n) / 1000n);
  return whole === 0 ? 1 : whole === 100 ? 99 : whole;
}

/** What rounding the probability once, straight to a whole per cent, would give: not what the model says. */
export const roundedOnce = (p: bigint): number => Number((p * 100n + ONE / 2n) / ONE);

const BANDS: [number, string][] = [
  [90, 'very-high'],
  [75, 'high'],
  [50, 'medium'],
  [0, 'low'],
];

/** What the model says of a case. */
export function expectOgrs3(factors: Ogrs3Case): Ogrs3Expectation {
  const twoYear = percentage(probability(factors, '2.1217'));
  const band = BANDS.find(([from]) => twoYear >= from)?.[1] ?? '';
  return { oneYear: percentage(probability(factors, '1.40256')), twoYear, band };
}
