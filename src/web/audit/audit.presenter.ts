import {
  presentErrors,
  typed,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { agencyWords, countOf, instantWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

export interface AuditEntry {
  seq: number;
  at: string;
  actor: string;
  agency: string;
  /** From where: a network address, `shell`, `system`. */
  from: string;
  /** What was done, in words. */
  what: string;
  subjectType: string;
  subjectId: string | null;
  purpose: string | null;
  recipients: string | null;
}

export interface AuditInput {
  entries: readonly AuditEntry[];
  nextCursor: string | null;
  /** `subject`, `actor`, `from` and `to` (days, `2014-06-03`), `cursor`. */
  filter: TypedValues;
  /** The check of the whole log, when it was asked for. */
  verification: {
    ok: boolean;
    entries: number;
    brokenAt: number | null;
    head: string;
    reason?: string;
  } | null;
  errors?: readonly FormError[];
}

export interface AuditView {
  title: string;
  summary: string;
  filter: { subject: string; actor: string; from: string; to: string };
  verifyAction: string;
  verification: { variant: 'success' | 'error'; text: string; head: string } | null;
  rows: {
    seq: number;
    at: string;
    who: string;
    agency: string;
    what: string;
    about: string;
    href: string | null;
    from: string;
    note: string | null;
  }[];
  empty: string | null;
  next: string | null;
  first: string | null;
  errors: FormErrors;
}

const SUBJECTS: Record<string, string> = {
  offender: 'A person’s record',
  cohort: 'The cohort list',
  import: 'An import',
  user: 'A user',
  audit: 'The log',
  scheme: 'The scheme',
};

function presentVerification(verification: AuditInput['verification']): AuditView['verification'] {
  if (verification === null) return null;
  const { ok, entries, brokenAt, head, reason } = verification;
  if (ok) {
    const text = `The log is whole: ${countOf(entries, 'entry', 'entries')}, each chained to the one before.`;
    return { variant: 'success', text, head };
  }
  const where = brokenAt === null ? '' : ` at entry ${brokenAt.toLocaleString('en-GB')}`;
  return {
    variant: 'error',
    text: `The log is broken${where}${reason ? `: ${reason}` : ''}. Tell information governance at once and change nothing.`,
    head,
  };
}

/** Who did what and when, the latest first, and whether the log is whole. */
export function presentAudit({
  entries,
  nextCursor,
  filter,
  verification,
  errors = [],
}: AuditInput): AuditView {
  const [subject = '', actor = '', from = '', to = ''] = ['subject', 'actor', 'from', 'to'].map((field) =>
    typed(filter, field),
  );
  const isFiltered = [subject, actor, from, to].some((text) => text !== '');
  const query = { subject, actor, from, to };
  return {
    title: 'Audit',
    summary: `Showing ${countOf(entries.length, 'entry', 'entries')}${isFiltered ? ' that match the filter' : ''}, the latest first`,
    filter: query,
    verifyAction: paths.auditVerify(),
    verification: presentVerification(verification),
    rows: entries.map((entry) => ({
      seq: entry.seq,
      at: instantWords(entry.at),
      who: entry.actor,
      agency: agencyWords(entry.agency),
      what: entry.what,
      about: SUBJECTS[entry.subjectType] ?? entry.subjectType,
      href: entry.subjectId ? paths.audit({ subject: entry.subjectId }) : null,
      from: entry.from,
      note:
        [entry.purpose && `Purpose: ${entry.purpose}`, entry.recipients && `Disclosed to ${entry.recipients}`]
          .filter(Boolean)
          .join('. ') || null,
    })),
    empty:
      entries.length > 0
        ? null
        : isFiltered
          ? 'No entry matches this filter.'
          : 'The log is empty. Every view and every change is written here.',
    next: nextCursor ? paths.audit({ ...query, cursor: nextCursor }) : null,
    first: typed(filter, 'cursor') ? paths.audit(query) : null,
    errors: presentErrors(errors),
  };
}
