import { AGENCY_KINDS, type Choice, type Question, type Step } from './question.js';

const EVERYBODY = AGENCY_KINDS;
const SHORT = 200;
const LONG = 4_000;

const factor = (name: string, words: string, hint: string): Question => ({
  name: `relevantFactors.${name}`,
  words,
  hint,
  kind: 'long-text',
  longest: LONG,
});

export const GENDERS: readonly Choice[] = [
  { value: 'male', words: 'Male' },
  { value: 'female', words: 'Female' },
  { value: 'other', words: 'Other' },
  { value: 'not-known', words: 'Not known' },
];

export const NEEDS: readonly Choice[] = [
  { value: 'accommodation', words: 'Accommodation' },
  { value: 'ete', words: 'Education, training or employment' },
  { value: 'drugs', words: 'Drugs' },
  { value: 'alcohol', words: 'Alcohol' },
];

/** The mailboxes with which a new database begins: from then on they are data (REF-4). */
export const AREAS: readonly Choice[] = [
  { value: 'derwent-centre', words: 'Derwent Centre IOM Referral' },
  { value: 'chesterfield', words: 'Chesterfield IOM Referral' },
  { value: 'buxton', words: 'Buxton IOM Referral' },
  { value: 'ilkeston', words: 'Ilkeston IOM Referral' },
];

/** Appendix A, in its order and words (REF-1), with the criteria of REF-3 and the mailbox of REF-4. */
export const STEPS: readonly Step[] = [
  {
    slug: 'person',
    title: 'Who are you referring?',
    asks: EVERYBODY,
    questions: [
      { name: 'surname', words: 'Surname', kind: 'text', longest: 100, whenEmpty: 'Enter their surname' },
      { name: 'forename', words: 'Forename', kind: 'text', longest: 100, whenEmpty: 'Enter their forename' },
      {
        name: 'dateOfBirth',
        words: 'DOB',
        hint: 'For example, 27 3 1985',
        kind: 'day',
        whenEmpty: 'Enter their date of birth',
      },
      { name: 'gender', words: 'Gender', kind: 'choice', choices: GENDERS },
      { name: 'crn', words: 'CRN (if known)', hint: 'For example, X320741', kind: 'text', longest: 20 },
      {
        name: 'pncId',
        words: 'PNCID (if known)',
        hint: 'For example, 79/163001B',
        kind: 'text',
        longest: 20,
      },
    ],
  },
  {
    slug: 'contact',
    title: 'How can they be reached?',
    asks: EVERYBODY,
    questions: [
      {
        name: 'address',
        words: 'Address',
        hint: 'Write “no fixed abode” if they have none',
        kind: 'long-text',
        longest: 500,
        whenEmpty: 'Enter their address, or “no fixed abode”',
      },
      { name: 'contactNumber', words: 'Contact number', kind: 'text', longest: 100 },
      {
        name: 'primarySubstance',
        words: 'Primary substance of choice',
        hint: 'Leave it empty if they use none',
        kind: 'text',
        longest: SHORT,
      },
    ],
  },
  {
    slug: 'concern',
    title: 'Current offences and issues of current concern',
    asks: EVERYBODY,
    questions: [
      {
        name: 'currentOffencesOrConcerns',
        words: 'Details of current offence(s) and / or issues of current concern',
        hint: 'What they were convicted of or are suspected of, how often, and what worries you now',
        kind: 'long-text',
        longest: LONG,
        whenEmpty: 'Enter the current offences or issues of current concern',
      },
    ],
  },
  {
    slug: 'factors',
    title: 'Relevant factors',
    asks: EVERYBODY,
    questions: [
      factor(
        'substanceMisuse',
        'Substance misuse',
        'What they use, how they pay for it, treatment past and present',
      ),
      factor('employment', 'Employment', 'Work, training, benefits, what stands in the way'),
      factor(
        'accommodation',
        'Accommodation',
        'Where they live, with whom, for how long, and whether it is at risk',
      ),
      factor(
        'mentalHealth',
        'Mental health (including self harm and vulnerability)',
        'Diagnoses, self harm, vulnerability, services they see',
      ),
      factor('peersAndAssociates', 'Peers and associates', 'Whom they offend with and who influences them'),
      factor(
        'thinkingAndBehaviour',
        'Thinking and behaviour issues',
        'Impulsiveness, attitudes, motivation to change',
      ),
      factor(
        'relationships',
        'Relationships and support networks',
        'Family, partner, children, who supports them',
      ),
    ],
  },
  {
    slug: 'added-value',
    title: 'What will IOM add?',
    asks: EVERYBODY,
    questions: [
      {
        name: 'addedValue',
        words:
          'Please state what additional support / value the IOM scheme will bring to the supervision of this case?',
        kind: 'long-text',
        longest: LONG,
        whenEmpty: 'Enter what support or value the scheme will bring',
      },
    ],
  },
  {
    slug: 'probation',
    title: 'Probation only',
    asks: ['probation'],
    questions: [
      {
        name: 'probation.offenderManager',
        words: 'Offender Manager',
        kind: 'text',
        longest: SHORT,
        whenEmpty: 'Enter the offender manager',
      },
      {
        name: 'probation.contactNumber',
        words: 'Contact Number',
        kind: 'text',
        longest: 100,
        whenEmpty: 'Enter the offender manager’s contact number',
      },
      {
        name: 'probation.ogrsScore',
        words: 'OGRS score (24 mths)',
        hint: 'A whole number from 0 to 100',
        kind: 'score',
        whenEmpty: 'Enter the OGRS score',
      },
      {
        name: 'probation.currentOrders',
        words: 'Current Orders / Licences',
        kind: 'long-text',
        longest: 1_000,
        whenEmpty: 'Enter the current orders or licences, or “none”',
      },
      {
        name: 'probation.previouslyOnScheme',
        words: 'Has the offender previously been subject to the PPO / IOM Panel?',
        kind: 'yes-no',
        whenEmpty: 'Say whether they were on the PPO or IOM panel before',
      },
    ],
  },
  {
    slug: 'criteria',
    title: 'Why is this person referred?',
    asks: ['partner'],
    questions: [
      {
        name: 'criteria.riskToCommunity',
        words: 'Is this person deemed to pose a risk to the community?',
        kind: 'yes-no',
        whenEmpty: 'Say whether they pose a risk to the community',
      },
      {
        name: 'criteria.riskGrounds',
        words: 'On what grounds?',
        hint: 'Needed when they pose a risk to the community',
        kind: 'long-text',
        longest: LONG,
      },
      {
        name: 'criteria.needs',
        words: 'In which areas do they have an identified need?',
        hint: 'Two or more are needed when there is no risk to the community',
        kind: 'choices',
        choices: NEEDS,
      },
    ],
  },
  {
    slug: 'sending',
    title: 'Who is sending this, and where?',
    asks: EVERYBODY,
    questions: [
      { name: 'referredOn', words: 'Date of referral', kind: 'day', whenEmpty: 'Enter the date of referral' },
      {
        name: 'completedBy',
        words: 'Referral completed by',
        kind: 'text',
        longest: SHORT,
        whenEmpty: 'Enter who completed the referral',
      },
      {
        name: 'area',
        words: 'Local area internal mailbox',
        hint: 'The referral goes to this mailbox and to the panel of its area',
        kind: 'choice',
        choices: AREAS,
        whenEmpty: 'Choose the mailbox of the local area',
      },
    ],
  },
];
