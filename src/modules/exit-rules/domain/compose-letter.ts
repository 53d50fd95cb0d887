import { formatDay, type CalendarDay } from '../../../shared/calendar-day.js';

/** What a letter needs to know, and all that it tells. */
export interface LetterFacts {
  name: string;
  /** Null where the list that somebody came from did not say. */
  startedOn: CalendarDay | null;
  endedOn: CalendarDay;
  panelName: string;
  writtenOn: CalendarDay;
}

/** A letter in its own order; how it looks is for the page and the paper. */
export interface ExitLetter {
  title: string;
  date: string;
  greeting: string;
  parts: readonly { heading: string | null; paragraphs: readonly string[] }[];
  closing: string;
  signedBy: string;
}

/**
 * Is there a letter? Of the last time on the scheme, when it ended by the six-month rule and neither was that an error
 * nor has another begun: a death, an exclusion, custody and a move away are nothing to be congratulated on.
 */
export function hasLetter(
  status: string,
  last: { ending: string; takenBack: object | null } | undefined,
): boolean {
  return status !== 'registered' && last?.ending === 'six-months' && last.takenBack === null;
}

/**
 * Tells somebody in plain English that they have completed their time on the scheme: the recognition that it promises.
 * Nothing of offences, intelligence, tests or statuses: others may read it over their shoulder.
 */
export function composeLetter(facts: LetterFacts): ExitLetter {
  const { name, panelName, writtenOn } = facts;
  return {
    title: 'You have completed your time on the scheme',
    date: formatDay(writtenOn),
    greeting: `Dear ${name},`,
    parts: [
      { heading: null, paragraphs: recognise(facts) },
      { heading: 'What happens now', paragraphs: NOW },
      {
        heading: 'Who to ring',
        paragraphs: [
          `If you have a question, or would like some help, ring the police on 101 and ask for the IOM co-ordinator for the ${panelName} panel. In an emergency ring 999.`,
        ],
      },
      {
        heading: 'If things change',
        paragraphs: [
          'If you offend again, or there is serious concern that you might, you can come back onto the scheme. It would be a new start with a date of its own, and it would be explained to you.',
        ],
      },
    ],
    closing: 'Yours sincerely,',
    signedBy: `IOM co-ordinator, ${panelName} panel`,
  };
}

function recognise({ startedOn, endedOn, panelName }: LetterFacts): string[] {
  const when =
    startedOn === null
      ? `Your time on it ended on ${formatDay(endedOn)}.`
      : `You were on it from ${formatDay(startedOn)} to ${formatDay(endedOn)}.`;
  return [
    `This letter is to recognise that you have completed your time on Integrated Offender Management (IOM) in Derbyshire. ${when}`,
    `The ${panelName} panel looked at how the last six months have gone, and agreed that you no longer need the scheme. That is your achievement. It took effort, and you should have it in writing. Well done.`,
  ];
}

const NOW = [
  'You are no longer on the scheme, and there is nothing that you have to do about this letter. The services that worked with you as part of the scheme have been told.',
  'If you are on licence or have a court order, that does not change: keep to it, and keep your appointments.',
  'Help that you have chosen to take up, such as with housing, work or your health, does not have to stop. Ask the service that gives it to you.',
  'We keep a record of your time on the scheme, as the law allows. You may ask to see it.',
] as const;
