import type { CalendarDay } from '../../../shared/calendar-day.js';

/** INT-1: 1 reliable, 2 untested, 3 not reliable. */
export const SOURCES = [1, 2, 3] as const;
/** INT-1: A known directly, B known indirectly but corroborated, C known indirectly, D not known, E suspected false. */
export const ASSESSMENTS = ['A', 'B', 'C', 'D', 'E'] as const;
/** INT-1: P lawful sharing permitted, C lawful sharing permitted with conditions. */
export const HANDLINGS = ['P', 'C'] as const;

export type IntelligenceSource = (typeof SOURCES)[number];
export type IntelligenceAssessment = (typeof ASSESSMENTS)[number];
export type IntelligenceHandling = (typeof HANDLINGS)[number];

const among =
  <Value>(values: readonly Value[]) =>
  (value: unknown): value is Value =>
    (values as readonly unknown[]).includes(value);

export const isSource = among(SOURCES);
export const isAssessment = among(ASSESSMENTS);
export const isHandling = among(HANDLINGS);

/** INT-3: is intelligence robust, and a suitable ground for a PPO nomination, by the gradings of the policy? */
export const isSuitablyGraded = (
  { source, assessment }: { source: number; assessment: string },
  { sources, assessments }: { sources: readonly number[]; assessments: readonly string[] },
): boolean => sources.includes(source) && assessments.includes(assessment);

/** INT-2: intelligence is current until it is closed or its review date has passed; on that date itself it still is. */
export const isCurrent = (
  { reviewOn, isClosed }: { reviewOn: string | null; isClosed: boolean },
  on: CalendarDay,
): boolean => !isClosed && (reviewOn === null || on <= reviewOn);
