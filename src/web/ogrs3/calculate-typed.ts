import type { CalculatedScore } from '../../modules/ogrs-tiering/index.js';
import type { FormError, TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { mergeErrors, readOgrs3Form } from './ogrs3.form.js';

/** Calculates from what was typed, or says everything that is wrong with it: what the boxes and what the model say. */
export async function calculateTyped(
  values: TypedValues,
  calculate: (factors: object) => Promise<CalculatedScore>,
): Promise<{ calculated: CalculatedScore | null; errors: FormError[] }> {
  const { factors, errors } = readOgrs3Form(values);
  try {
    const calculated = await calculate(factors);
    return errors.length === 0 ? { calculated, errors } : { calculated: null, errors };
  } catch (error) {
    return { calculated: null, errors: mergeErrors(errors, readRefusal(error, 'gender')) };
  }
}
