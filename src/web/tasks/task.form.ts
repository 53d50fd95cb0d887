import type { TypedTask } from '../../modules/tasks/index.js';
import { readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';

/** What a form says of a task, and what is wrong with its date. */
export interface ReadTaskForm {
  sent: TypedTask;
  dateErrors: FormError[];
}

/** Whose it is: `housing`, or `housing/ID` for somebody who works there. */
export function readWho(values: TypedValues): Pick<TypedTask, 'ownerAgency' | 'owner'> {
  const [ownerAgency = '', owner = ''] = typed(values, 'who').split('/');
  return { ownerAgency, owner: owner === '' ? null : owner };
}

export function readDue(values: TypedValues): { dueOn: string; dateErrors: FormError[] } {
  const date = readDateField(values, {
    ...{ field: 'dueOn', called: 'The due date', whenEmpty: 'Enter the date by which it is to be done' },
  });
  return {
    dueOn: date.day ?? '',
    dateErrors: date.error === null ? [] : [{ ...date.error, rule: 'MEET-6' }],
  };
}

export function readTaskForm(values: TypedValues): ReadTaskForm {
  const { dueOn, dateErrors } = readDue(values);
  return { sent: { action: typed(values, 'action'), ...readWho(values), dueOn }, dateErrors };
}

/** The errors of a form as its page has the fields: the date’s own words first, and one field for whose it is. */
export function asShown(errors: readonly FormError[], dateErrors: readonly FormError[]): FormError[] {
  const others = dateErrors.length === 0 ? errors : errors.filter(({ field }) => field !== 'dueOn');
  return [...others, ...dateErrors].map((error) =>
    error.field === 'ownerAgency' || error.field === 'owner' ? { ...error, field: 'who' } : error,
  );
}
