import type { Dissent } from '../../modules/tasking-meetings/index.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { dissentField } from './room-decide.presenter.js';

const PREFIX = dissentField('');

/** Which agencies have something typed in their box. */
export function readDissents(values: TypedValues): Dissent[] {
  return Object.keys(values)
    .filter((field) => field.startsWith(PREFIX) && typed(values, field).trim() !== '')
    .map((field) => ({ agency: field.slice(PREFIX.length), words: typed(values, field) }));
}
