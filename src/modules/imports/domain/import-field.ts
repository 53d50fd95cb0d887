import { foldName } from '../../../shared/person-name.js';

/** Everything a column of a panel's spreadsheet can mean (issue 2, point 6), with its name on the page. */
export const FIELD_LABELS = {
  surname: 'Surname',
  forename: 'Forename',
  fullName: 'Full name',
  dateOfBirth: 'Date of birth',
  gender: 'Gender',
  pncId: 'PNC ID',
  crn: 'CRN',
  prisonNumber: 'Prison number',
  panel: 'Panel',
  score: 'OGRS score',
  assessedOn: 'Date of OGRS assessment',
  rag: 'RAG status',
  registeredOn: 'Date of registration',
  removedOn: 'Date of removal',
  ppo: 'PPO',
  address: 'Address',
  contactNumber: 'Contact number',
  primarySubstance: 'Primary substance of choice',
  aliases: 'Aliases',
  notes: 'Notes',
} as const;

export type ImportField = keyof typeof FIELD_LABELS;
/** What a column means; `ignore` when it is not taken. */
export type ColumnMeaning = ImportField | 'ignore';

export const IMPORT_FIELDS = Object.keys(FIELD_LABELS) as ImportField[];

/** Fields that several columns may make up together, joined in the order of the columns. */
export const JOINED_FIELDS: readonly ImportField[] = ['address', 'notes', 'aliases'];

const USUAL_NAMES: Record<ImportField, readonly string[]> = {
  surname: ['Surname', 'Last name', 'Family name', 'Second name', 'S/name'],
  forename: [
    'Forename',
    'Forename(s)',
    'First name',
    'First names',
    'Given name',
    'Christian name',
    'F/name',
  ],
  fullName: ['Name', 'Full name', 'Offender', 'Offender name', 'Nominal', 'Subject', 'Client', 'Person'],
  dateOfBirth: ['Date of birth', 'DOB', 'D.O.B.', 'Born', 'Birth date', 'Birthday'],
  gender: ['Gender', 'Sex', 'M/F'],
  pncId: ['PNC ID', 'PNC', 'PNCID', 'PNC no.', 'PNC number', 'PNC ref'],
  crn: ['CRN', 'NDelius ref', 'Delius', 'Delius no', 'Probation ref', 'Probation no', 'Case reference'],
  prisonNumber: ['Prison number', 'Prison no', 'NOMS', 'NOMS no', 'NOMIS number', 'Prisoner number'],
  panel: ['Panel', 'IOM panel', 'Area', 'District', 'Division', 'Panel area', 'LPU'],
  score: ['OGRS', 'OGRS3', 'OGRS score', 'OGRS3 24m', 'OGRS score (24 mths)', 'Score', 'OGRS %'],
  assessedOn: ['OGRS date', 'Date of OGRS', 'Score date', 'Assessment date', 'Date assessed', 'Assessed on'],
  rag: ['RAG', 'RAG status', 'Status', 'Colour', 'RAG rating', 'Traffic light'],
  registeredOn: [
    'Date of registration',
    'Reg date',
    'Date registered',
    'Registered',
    'Date on scheme',
    'On IOM since',
    'Start date',
    'Date adopted',
  ],
  removedOn: [
    'Removed',
    'Date removed',
    'Removal date',
    'De-registered',
    'Date off scheme',
    'End date',
    'Exit date',
  ],
  ppo: ['PPO', 'PPO?', 'PPO status', 'Prolific'],
  address: [
    'Address',
    'Last known address',
    'Home address',
    'Town',
    'Postcode',
    'Post code',
    'Current address',
    'Address 1',
    'Address 2',
  ],
  contactNumber: [
    'Contact number',
    'Phone',
    'Phone number',
    'Telephone',
    'Tel',
    'Tel no',
    'Mobile',
    'Contact no',
  ],
  primarySubstance: [
    'Primary substance of choice',
    'Primary substance',
    'Drug of choice',
    'Substance',
    'Drugs',
    'Drug',
  ],
  aliases: ['Alias', 'Aliases', 'AKA', 'Also known as', 'Other names', 'Nickname'],
  notes: ['Notes', 'Note', 'Comments', 'Comment', 'Remarks', 'Other information'],
};

const BY_USUAL_NAME = new Map(
  IMPORT_FIELDS.flatMap((field) => USUAL_NAMES[field].map((name) => [foldName(name), field] as const)),
);

/** Where no usual name fits whole, part of one does; the first that fits wins. */
const BY_PART: readonly (readonly [RegExp, ImportField])[] = [
  [/dateofbirth|^dob|dob$/, 'dateOfBirth'],
  [/date.*(ogrs|score|assess)|(ogrs|score|assess\w*)(date|on)$/, 'assessedOn'],
  [/deregist|remov|offscheme|dateleft/, 'removedOn'],
  [/regist|onscheme|iomsince|onto(iom|scheme)/, 'registeredOn'],
  [/pnc/, 'pncId'],
  [/crn|delius/, 'crn'],
  [/noms|nomis|prison(er)?(no|num|id)/, 'prisonNumber'],
  [/ogrs/, 'score'],
  [/^rag|rag(rating|status|colour)/, 'rag'],
  [/surname|lastname/, 'surname'],
  [/forename|firstname/, 'forename'],
  [/alias|alsoknown/, 'aliases'],
  [/address|postcode/, 'address'],
  [/phone|mobile|contactn/, 'contactNumber'],
  [/substance|drugof/, 'primarySubstance'],
  [/prolific/, 'ppo'],
  [/comment|notes/, 'notes'],
];

/** Headings that other things have too: taken only when what stands below agrees. */
const WEAK_NAMES = new Set(['Status', 'Colour', 'Area', 'District', 'Division', 'LPU'].map(foldName));

export interface HeadingGuess {
  field: ImportField;
  /** `whole`: a usual name; `part`: only part of the heading; `weak`: what stands below must agree. */
  by: 'whole' | 'part' | 'weak';
}

/** What a column's heading says it means (issue 2, point 6: any of the usual names); null when it says nothing. */
export function guessFromHeading(heading: string): HeadingGuess | null {
  const folded = foldName(heading);
  const whole = BY_USUAL_NAME.get(folded);
  if (whole) return { field: whole, by: WEAK_NAMES.has(folded) ? 'weak' : 'whole' };
  // A title or a sentence that happens to mention a field is no heading.
  if (folded.length > 40) return null;
  const part = BY_PART.find(([pattern]) => pattern.test(folded));
  return part ? { field: part[1], by: 'part' } : null;
}

/** Whether a text names a field or `ignore`. */
export function isColumnMeaning(text: string): text is ColumnMeaning {
  return text === 'ignore' || Object.hasOwn(FIELD_LABELS, text);
}
