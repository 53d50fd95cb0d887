import type { Actor } from '../../shared/actor.js';

/** May this person bring lists and take them into the cohort? Any co-ordinator, for any panel (COH-1). */
export const mayImport = (actor: Actor): boolean => actor.role === 'coordinator';
