import type { TypedDesignations } from '../../modules/ogrs-tiering/index.js';
import { typed, type TypedValues } from '../shell/form-errors.js';

function yesNo(values: TypedValues, field: string): boolean | undefined {
  const value = typed(values, field);
  return value === 'yes' ? true : value === 'no' ? false : undefined;
}

/** Reads the designations form: a question left open, or not asked, stays as it is recorded. */
export function readDesignationsForm(values: TypedValues): TypedDesignations {
  const level = typed(values, 'mappaLevel');
  return {
    ppo: yesNo(values, 'ppo'),
    mappaLevel: level === '' ? undefined : Number(level),
    registeredSexOffender: yesNo(values, 'registeredSexOffender'),
    yosHighRisk: yesNo(values, 'yosHighRisk'),
    outOfAreaTransfer: yesNo(values, 'outOfAreaTransfer'),
  };
}
