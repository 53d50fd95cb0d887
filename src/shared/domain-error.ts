/** What went wrong with one field, in plain English, with the rule that says so where there is one. */
export interface FieldError {
  field: string;
  message: string;
  rule?: string;
}

/** The kinds of refusal the product knows; each is one HTTP status (see platform/errors). */
export type ErrorKind =
  'bad-input' | 'not-signed-in' | 'forbidden' | 'not-found' | 'conflict' | 'stale' | 'refused' | 'too-many';

export interface DomainErrorDetails {
  kind: ErrorKind;
  /** Stable, for programs: `POSSIBLE_DUPLICATE`, `SCORE.INVALID`. */
  code: string;
  /** Plain English, for people, saying what to do next. */
  message: string;
  /** The rule book's id, where a rule refuses. */
  rule?: string;
  errors?: FieldError[];
  /** Further members of the problem document, such as `matches`. */
  extra?: Record<string, unknown>;
}

/** A refusal that a rule or a use case throws by name. It carries no personal data beyond what its reader may see. */
export class DomainError extends Error {
  readonly details: DomainErrorDetails;

  constructor(details: DomainErrorDetails) {
    super(details.message);
    this.name = 'DomainError';
    this.details = details;
  }
}

/** Bad input: 400 with one entry per field. */
export function badInput(errors: FieldError[]): DomainError {
  const rule = errors.find((error) => error.rule)?.rule;
  return new DomainError({
    kind: 'bad-input',
    code: 'BAD_INPUT',
    message: 'Some of what was sent cannot be used.',
    errors,
    ...(rule ? { rule } : {}),
  });
}

/** Not there, or not for this reader: the two are told apart by nobody (LAW-4). */
export function notFound(what: string): DomainError {
  return new DomainError({ kind: 'not-found', code: 'NOT_FOUND', message: `${what} was not found.` });
}

/** The reader's role does not allow it. */
export function forbidden(): DomainError {
  return new DomainError({
    kind: 'forbidden',
    code: 'FORBIDDEN',
    message: 'Your role does not allow this.',
  });
}
