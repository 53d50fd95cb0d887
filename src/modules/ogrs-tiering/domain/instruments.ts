import type { Instrument } from './instrument.js';
import { OGRS3 } from './ogrs3-instrument.js';

/** Every instrument the product can calculate. */
export const INSTRUMENTS: readonly Instrument[] = [OGRS3];

/** The instrument of a name, or null. */
export function findInstrument(
  name: unknown,
  instruments: readonly Instrument[] = INSTRUMENTS,
): Instrument | null {
  return instruments.find((instrument) => instrument.name === name) ?? null;
}

/** An instrument as people call it; one that the product no longer knows as it was recorded. */
export const instrumentTitle = (name: string): string => findInstrument(name)?.title ?? name;
