import type { KnownPerson, MatchedBy } from '../../modules/offenders/index.js';
import type { Answers } from '../../modules/referral-forms/index.js';
import { countOf, dayWords, listName, panelWords, statusWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

export interface PossiblePeopleInput {
  id: string;
  name: string;
  answers: Answers;
  matches: readonly KnownPerson[];
  /** Where the choice is sent. */
  action: string;
}

export interface PossiblePeopleView {
  title: string;
  lead: string;
  action: string;
  back: string;
  typedName: string;
  typed: { label: string; value: string }[];
  people: { id: string; name: string; href: string; by: string; facts: { label: string; value: string }[] }[];
  canBeNew: boolean;
}

const BY: Record<MatchedBy, string> = {
  'pnc-id': 'Same PNC ID',
  crn: 'Same CRN',
  'prison-number': 'Same prison number',
  'name-and-date-of-birth': 'Same name and date of birth',
};

/** Somebody who may be the person referred is on the list: both are shown, and the referrer decides (REF-7). */
export function presentPossiblePeople(input: PossiblePeopleInput): PossiblePeopleView {
  const { id, name, answers, matches, action } = input;
  const text = (field: string): string => {
    const value = answers[field];
    return typeof value === 'string' && value !== '' ? value : 'Not given';
  };
  return {
    title: 'Is this one of the people on the list?',
    lead: `${countOf(matches.length, 'person', 'people')} on the list may be the person you are referring. Nothing has been sent yet (REF-7).`,
    action,
    back: paths.checkReferral(id),
    typedName: name,
    typed: [
      { label: 'Date of birth', value: dayWords(text('dateOfBirth')) },
      { label: 'PNC ID', value: text('pncId') },
      { label: 'CRN', value: text('crn') },
    ],
    people: matches.map((match) => ({
      id: match.id,
      name: listName(match),
      href: paths.offender(match.id),
      by: BY[match.by],
      facts: [
        { label: 'Date of birth', value: dayWords(match.dateOfBirth) },
        { label: 'Panel', value: panelWords(match.panel) },
        { label: 'Status', value: statusWords(match.status) },
      ],
    })),
    canBeNew: matches.every(({ by }) => by === 'name-and-date-of-birth'),
  };
}
