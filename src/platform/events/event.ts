/** Ids that an event may name; never particulars. */
export interface EventSubjects {
  offenderId?: string;
  importId?: string;
  referralId?: string;
  meetingId?: string;
  taskId?: string;
  userId?: string;
  sessionId?: string;
  /**
   * Whose workers it concerns beside the panel's readers: the agency whose task it is, or one that has gained or lost
   * its part in somebody, or of it those in one place (`housing`, `prison@hmp nottingham`). Clients are not told.
   */
  agency?: string;
}

/** What a unit of work announces. */
export interface NewEvent extends EventSubjects {
  /** `subject.past-verb`. */
  type: `${string}.${string}`;
  /** The panel whose readers may hear of it; null for what only one user, or the product itself, listens to. */
  panel: string | null;
  /** The one user whom it is for: nobody else hears of it. */
  forUser?: string;
  /** The subject's version after the change. */
  version?: number;
}

/** An announced event, as it was committed. */
export interface CommittedEvent extends NewEvent {
  /** Rises by one from event to event, without a hole, in the order of commits. */
  seq: number;
  /** ISO 8601 instant. */
  at: string;
}
