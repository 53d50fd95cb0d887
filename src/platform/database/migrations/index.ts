import { Foundation1764000000000 } from './1764000000000-foundation.js';
import { Imports1764000001000 } from './1764000001000-imports.js';

/** Every migration, oldest first. */
export const migrations = [Foundation1764000000000, Imports1764000001000] as const;
