import { mayRead, mayWrite } from '../sharing/index.js';

/** May this person add people and change their particulars? */
export const mayKeepRecords = mayWrite('particulars');

/** May this person see who has looked at a record? Its readers may, and those who oversee the log (COH-3). */
export const mayReadAccessLog = mayRead('access-log');
