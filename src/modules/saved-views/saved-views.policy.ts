import { mayOpenCohort } from '../sharing/index.js';

/** Whoever opens the cohort may keep views of it: each their own. */
export const mayKeepViews = mayOpenCohort;
