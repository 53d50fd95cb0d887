import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';
import type { Actor } from '../../shared/actor.js';

/** A list of exits was read: by which filter, and whose names were shown. */
export function viewedExits(request: ScopedRequest, answer: unknown): ViewedSubject {
  return describeExitsView(request, (answer as { items: { offender: { id: string } }[] }).items);
}

export function describeExitsView(
  request: ScopedRequest,
  items: readonly { offender: { id: string } }[],
): ViewedSubject {
  const filter = { ...(request.query as object) };
  const shown = [...new Set(items.map(({ offender }) => offender.id))];
  return { subjectType: 'cohort', subjectId: null, detail: { filter, shown } };
}

/** One person’s exit was read. */
export const viewedExit = ({ params }: ScopedRequest): ViewedSubject => ({
  subjectType: 'offender',
  subjectId: (params as { id: string }).id,
});

/** LAW-1: a letter is made to be handed over, and so is a disclosure to whom it is about; the log names nobody. */
export const disclosedLetter = (offenderId: string, { name }: Pick<Actor, 'name'>): ViewedSubject => ({
  ...{ subjectType: 'offender', subjectId: offenderId },
  recipients: `The person it is about, through ${name}`,
});
