import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import type { DomainError, FieldError } from '../../../shared/domain-error.js';
import { PATHWAYS } from '../../../shared/pathway.js';
import { readPathway, type Pathway, type PathwaySurroundings, type TypedPathway } from './read-pathway.js';

const AROUND: PathwaySurroundings = {
  today: calendarDay('2014-06-03'),
  agencies: ['housing', 'drugs-alcohol'],
  others: [],
};
const GOOD = { pathway: 'accommodation', need: 'identified', status: 'referred', from: '2014-05-01' };
/** What each pathway asks for beside. */
const OWN: Record<string, object> = {
  'domestic-abuse': { dvds: 'none', dvpo: false },
  'gps-tag': { consentOn: '2014-05-01' },
  'family-programme': { linked: false },
};

function refused(run: () => unknown): FieldError[] {
  try {
    run();
  } catch (error) {
    return (error as DomainError).details.errors ?? [];
  }
  return [];
}
const read = (changes: TypedPathway, others: readonly Pathway[] = []): Pathway =>
  readPathway({ ...GOOD, ...changes }, { ...AROUND, others });
const refuse = (changes: TypedPathway, others: readonly Pathway[] = []): FieldError[] =>
  refused(() => read(changes, others));

describe('an entry of a pathway (COH-1, COH-2)', () => {
  it('says need, provider, status and dates', () => {
    const given = { providerAgency: 'housing', provider: ' Derby  Homes ', to: '2014-09-01' };
    expect(read({ ...given, details: { note: 'Sofa surfing\nsince May' } })).toEqual({
      ...GOOD,
      providerAgency: 'housing',
      provider: 'Derby Homes',
      to: '2014-09-01',
      details: { note: 'Sofa surfing since May' },
    });
  });

  it.each(PATHWAYS)('may be %s, and keeps no detail that is of another pathway', (pathway) => {
    const all = { ...OWN['domestic-abuse'], ...OWN['gps-tag'], ...OWN['family-programme'], more: 1 };
    expect(read({ pathway, details: all }).details).toEqual(OWN[pathway] ?? {});
  });

  it.each<[string, TypedPathway]>([
    ['since today', { from: '2014-06-03' }],
    ['with an end today', { to: '2014-06-03' }],
    ['with an end to come', { to: '2015-06-03' }],
    ['completed today', { status: 'completed', to: '2014-06-03' }],
    ['ended on the day it began', { status: 'ended', to: '2014-05-01' }],
    [
      'with nothing said of provider, end and details',
      { providerAgency: null, provider: null, to: null, details: null },
    ],
    ['with an empty provider', { providerAgency: '', provider: '' }],
    ['of a need already met', { need: 'met' }],
    ['with a note of 1,000 characters', { details: { note: 'x'.repeat(1000) } }],
  ])('may be %s', (_, changes) => {
    expect(refuse(changes)).toEqual([]);
  });

  it.each<[string, TypedPathway, string, string, string?]>([
    ['of no pathway', { pathway: 'sport' }, 'pathway', 'Choose a pathway', 'REF-3'],
    ['of no need', { need: 'great' }, 'need', 'Choose what is known of the need'],
    ['of no status', { status: 'open' }, 'status', 'Choose how far it has come'],
    ['with an agency that is none', { providerAgency: 'nobody' }, 'providerAgency', 'Choose an agency'],
    ['with a provider that is no text', { provider: 3 }, 'provider', 'Provider must be text'],
    [
      'with a provider of 201 characters',
      { provider: 'x'.repeat(201) },
      'provider',
      'Provider must be 200 characters or fewer',
    ],
    ['since tomorrow', { from: '2014-06-04' }, 'from', 'Since must be today or in the past'],
    ['since no day', { from: null }, 'from', 'Since must be a real date'],
    ['until no day', { to: 'soon' }, 'to', 'Until must be a real date'],
    ['until the day before it began', { to: '2014-04-30' }, 'to', 'Until cannot be before it began'],
    [
      'open, with an end yesterday',
      { to: '2014-06-02' },
      'to',
      'Until is past: say that it is completed or ended',
    ],
    ['completed without an end', { status: 'completed' }, 'to', 'Enter the day on which it ended'],
    ['ended without an end', { status: 'ended', to: null }, 'to', 'Enter the day on which it ended'],
    [
      'ended tomorrow',
      { status: 'ended', to: '2014-06-04' },
      'to',
      'Until must be today or in the past when it is completed or ended',
    ],
    ['with details that are a list', { details: [] }, 'details', 'Details must be named one by one'],
    ['with details that are a text', { details: 'x' }, 'details', 'Details must be named one by one'],
    [
      'with a note of 1,001 characters',
      { details: { note: 'x'.repeat(1001) } },
      'note',
      'Note must be 1,000 characters or fewer',
    ],
  ])('may not be %s', (_, changes, field, message, rule = 'COH-2') => {
    expect(refuse(changes)).toEqual([{ field, message, rule }]);
  });

  it('is refused once for each field', () => {
    const errors = refuse({
      pathway: 1,
      need: 1,
      providerAgency: 1,
      provider: 1,
      status: 1,
      from: 1,
      to: 1,
      details: 1,
    });
    expect(errors.map(({ field }) => field)).toEqual([
      ...['pathway', 'need', 'providerAgency', 'provider', 'status', 'from', 'to', 'details'],
    ]);
  });
});

describe('one open entry of a pathway and provider (COH-1)', () => {
  const open = read({ providerAgency: 'housing', provider: 'Derby Homes' });

  it('refuses a second', () => {
    expect(refuse({ providerAgency: 'housing', provider: 'DERBY homes' }, [open])).toEqual([
      {
        field: 'pathway',
        message: 'This pathway is open with this provider since 1 May 2014: change that entry',
        rule: 'COH-1',
      },
    ]);
    expect(refuse({}, [read({})])).toHaveLength(1);
  });

  it.each<[string, TypedPathway]>([
    ['with another provider', { providerAgency: 'housing', provider: 'A refuge' }],
    ['with another agency', { providerAgency: 'drugs-alcohol', provider: 'Derby Homes' }],
    ['of another pathway', { pathway: 'finance', providerAgency: 'housing', provider: 'Derby Homes' }],
    [
      'that has ended',
      { providerAgency: 'housing', provider: 'Derby Homes', status: 'ended', to: '2014-06-01' },
    ],
  ])('lets stand beside it one %s', (_, changes) => {
    expect(refuse(changes, [open])).toEqual([]);
  });

  it('lets another begin once it has ended', () => {
    const ended = read({ providerAgency: 'housing', status: 'completed', to: '2014-05-02' });
    expect(refuse({ providerAgency: 'housing' }, [ended])).toEqual([]);
  });
});

describe('domestic abuse: disclosure and protection order (COH-2)', () => {
  const details = (changes: object): TypedPathway => ({
    pathway: 'domestic-abuse',
    details: { ...{ dvds: 'made', dvpo: true, dvpoFrom: '2014-05-20', dvpoTo: '2014-06-17' }, ...changes },
  });

  it('says whether a disclosure was made, and how long an order is in force', () => {
    expect(read(details({})).details).toEqual({
      ...{ dvds: 'made', dvpo: true, dvpoFrom: '2014-05-20', dvpoTo: '2014-06-17' },
    });
    expect(read(details({ dvpo: false })).details).toEqual({ dvds: 'made', dvpo: false });
  });

  it.each<[string, object, string[]]>([
    ['an order whose end is not known', { dvpoTo: null }, []],
    ['an order of one day', { dvpoTo: '2014-05-20' }, []],
    ['an order that ends before it begins', { dvpoTo: '2014-05-19' }, ['dvpoTo']],
    ['an order since no day', { dvpoFrom: undefined }, ['dvpoFrom']],
    ['an order that is neither in force nor not', { dvpo: 'yes' }, ['dvpo']],
    ['nothing said of a disclosure', { dvds: undefined }, ['dvds']],
    ['another word for a disclosure', { dvds: 'perhaps' }, ['dvds']],
    ['nothing at all', { dvds: null, dvpo: null }, ['dvds', 'dvpo']],
  ])('%s', (_, changes, fields) => {
    expect(refuse(details(changes)).map(({ field }) => field)).toEqual(fields);
  });
});

describe('a GPS tag: by consent only (LAW-1)', () => {
  const tag = (consentOn: unknown): TypedPathway => ({ pathway: 'gps-tag', details: { consentOn } });

  it.each(['2014-04-01', '2014-05-01'])('with consent given on %s, by the day it was fitted', (day) => {
    expect(read(tag(day)).details).toEqual({ consentOn: day });
  });

  it.each<[string, unknown, string]>([
    ['no consent', undefined, 'A GPS tag needs consent: enter the day on which it was given'],
    ['an empty day', '', 'A GPS tag needs consent: enter the day on which it was given'],
    ['consent on no real day', '2014-02-30', 'Consent given on must be a real date'],
    ['consent to come', '2014-06-04', 'Consent given on must be today or in the past'],
    [
      'consent after it was fitted',
      '2014-05-02',
      'Consent given on cannot be after the tag was fitted, 1 May 2014',
    ],
  ])('never with %s', (_, consentOn, message) => {
    expect(refuse(tag(consentOn))).toEqual([{ field: 'consentOn', message, rule: 'LAW-1' }]);
  });

  it('never without any detail', () => {
    expect(refuse({ pathway: 'gps-tag' })).toMatchObject([{ field: 'consentOn', rule: 'LAW-1' }]);
  });
});

describe('the link to the family programme (COH-2)', () => {
  const family = (details: object): TypedPathway => ({ pathway: 'family-programme', details });

  it.each<[object, object]>([
    [
      { linked: true, reference: ' FP 12 ' },
      { linked: true, reference: 'FP 12' },
    ],
    [{ linked: true }, { linked: true, reference: null }],
    [{ linked: false, reference: 'FP 12' }, { linked: false }],
  ])('reads %j', (details, expected) => {
    expect(read(family(details)).details).toEqual(expected);
  });

  it.each<[object, string[]]>([
    [{}, ['linked']],
    [{ linked: 'yes' }, ['linked']],
    [{ linked: true, reference: 'x'.repeat(101) }, ['reference']],
  ])('refuses %j', (details, fields) => {
    expect(refuse(family(details)).map(({ field }) => field)).toEqual(fields);
  });
});
