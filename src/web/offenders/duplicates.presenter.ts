import type { KnownPerson, MatchedBy } from '../../modules/offenders/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import type { PanelOption } from '../cohort/cohort.presenter.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { agedWords, countOf, dayWords, listName, statusWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { fact, panelName, type Fact } from './offender-record.js';
import { PERSON_TEXTS } from './person-fields.presenter.js';
import type { TypedPersonForm } from './person.form.js';

export interface DuplicatesInput {
  /** What was typed, to be sent again. */
  values: TypedValues;
  /** The same, as read. */
  person: TypedPersonForm;
  matches: readonly KnownPerson[];
  panels: readonly PanelOption[];
  today: CalendarDay;
}

export interface MatchCard {
  id: string;
  name: string;
  href: string;
  by: string;
  facts: (Fact & { isSame: boolean })[];
}

export interface DuplicatesView {
  title: string;
  lead: string;
  action: string;
  back: string;
  typedName: string;
  typed: Fact[];
  matches: MatchCard[];
  /** An identifier is held already: nobody else can have it, so there is no "new person" to confirm. */
  canConfirm: boolean;
  carried: { name: string; value: string }[];
}

const BY: Record<MatchedBy, string> = {
  'pnc-id': 'Same PNC ID',
  crn: 'Same CRN',
  'prison-number': 'Same prison number',
  'name-and-date-of-birth': 'Same name and date of birth',
};

const FIELDS = [
  ...PERSON_TEXTS,
  'aliases',
  'dateOfBirth-day',
  'dateOfBirth-month',
  'dateOfBirth-year',
] as const;

function presentMatch(match: KnownPerson, { person, panels, today }: DuplicatesInput): MatchCard {
  const same = (label: string, value: string, isSame: boolean): MatchCard['facts'][number] => ({
    ...fact(label, value),
    isSame,
  });
  return {
    id: match.id,
    name: listName(match),
    href: paths.offender(match.id),
    by: BY[match.by],
    facts: [
      same(
        'Name',
        listName(match),
        listName(match) === listName({ surname: person.surname ?? '', forename: person.forename ?? '' }),
      ),
      same(
        'Date of birth',
        dayWords(match.dateOfBirth) + agedWords(match.dateOfBirth, today),
        match.dateOfBirth === person.dateOfBirth,
      ),
      same('Panel', panelName(match.panel, panels), match.panel === person.panel),
      { ...fact('Status', statusWords(match.status)), isSame: true },
    ],
  };
}

/** Somebody who may be the person being added is on record already: both are shown, and a person decides (REF-7). */
export function presentDuplicates(input: DuplicatesInput): DuplicatesView {
  const { values, person, matches, panels, today } = input;
  const canConfirm = matches.every(({ by }) => by === 'name-and-date-of-birth');
  const born = person.dateOfBirth;
  return {
    title: canConfirm ? 'This person may be on the list already' : 'This person is on the list already',
    lead: canConfirm
      ? `${countOf(matches.length, 'person has', 'people have')} the same name and date of birth. Nothing has been added yet.`
      : 'An identifier you entered belongs to somebody on the list. Nothing has been added. If it was mistyped, go back and correct it.',
    action: paths.newOffender(),
    back: paths.newOffender(),
    typedName: listName({ surname: person.surname ?? '', forename: person.forename ?? '' }),
    typed: [
      fact('Date of birth', born && dayWords(born) + agedWords(born, today)),
      fact('PNC ID', person.pncId),
      fact('CRN', person.crn),
      fact('Prison number', person.prisonNumber),
      fact('Panel', person.panel && panelName(person.panel, panels)),
      fact('Address', person.address),
    ],
    matches: matches.map((match) => presentMatch(match, input)),
    canConfirm,
    carried: FIELDS.map((name) => ({ name, value: typed(values, name) })).filter(({ value }) => value !== ''),
  };
}
