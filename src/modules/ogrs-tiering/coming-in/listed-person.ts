import { rawSql } from '../../../platform/database/sql.js';
import type { Eligibility } from '../domain/eligibility.js';

/** Somebody on one of the lists of who is coming in. */
export interface ListedPerson {
  id: string;
  surname: string;
  forename: string;
  dateOfBirth: string;
  panel: string;
  status: string;
  /** Null when they are not registered, or the panel's list did not say when. */
  registeredOn: string | null;
}

/** What the rules say of them, and why (section 4). */
export interface Assessed {
  eligibility: Eligibility;
}

export interface ComingInFilter {
  /** A panel's key; every panel without it (COH-1). */
  panel?: string | undefined;
}

export interface ComingInList<Item> {
  readonly items: readonly Item[];
  /** How many there are, shown or not. */
  readonly total: number;
}

export const LISTED_PERSON = rawSql(`o.id, o.surname, o.forename, o.date_of_birth as "dateOfBirth", o.panel,
  o.status, o.registered_on as "registeredOn"`);

/** The county and city have about 500 people in all. */
export const MOST_LISTED = 500;
