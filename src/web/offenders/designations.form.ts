import type { TypedDesignations, TypedTransfer } from '../../modules/ogrs-tiering/index.js';
import { readTypedDay, type ReadForm } from '../case-facts/typed-day.form.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';

function yesNo(values: TypedValues, field: string): boolean | undefined {
  const value = typed(values, field);
  return value === 'yes' ? true : value === 'no' ? false : undefined;
}

/** Not recorded is an answer of its own here: a level that is not known any more. */
function readMappaLevel(values: TypedValues): number | null | undefined {
  if (values['mappaLevel'] === undefined) return undefined;
  const level = typed(values, 'mappaLevel');
  return level === '' ? null : Number(level);
}

/** Particulars of a transfer stand under "Yes" and are not read under "No"; typed under neither, the rules refuse them. */
function readTransferFields(values: TypedValues, dateErrors: FormError[]): TypedTransfer {
  if (typed(values, 'outOfAreaTransfer') === 'no') return {};
  const sent = {
    transferredFrom: typed(values, 'transferredFrom'),
    transferredAs: typed(values, 'transferredAs'),
    transferredOn:
      readTypedDay(values, { field: 'transferredOn', called: 'Date of transfer' }, dateErrors) ?? '',
  };
  const isTyped = Object.values(sent).some((value) => value.trim() !== '');
  return isTyped || typed(values, 'outOfAreaTransfer') === 'yes' ? sent : {};
}

/** Reads the designations form: a question left open, or not asked, stays as it is recorded. */
export function readDesignationsForm(values: TypedValues): ReadForm<TypedDesignations & TypedTransfer> {
  const dateErrors: FormError[] = [];
  const sent = {
    ppo: yesNo(values, 'ppo'),
    mappaLevel: readMappaLevel(values),
    registeredSexOffender: yesNo(values, 'registeredSexOffender'),
    yosHighRisk: yesNo(values, 'yosHighRisk'),
    outOfAreaTransfer: yesNo(values, 'outOfAreaTransfer'),
    ...readTransferFields(values, dateErrors),
  };
  return { sent, dateErrors };
}
