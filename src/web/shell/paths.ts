/** Every page's address, as a function, so that a changed address is a compile error and not a dead link. */

type Query = Record<string, string | number | boolean | null | undefined>;

/** `path?a=1&b=2`, leaving out what is empty. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

const segment = (text: string): string => encodeURIComponent(text);

export const PROFILE_TABS = ['timeline', 'scores', 'rag', 'registrations', 'history'] as const;
export type ProfileTab = (typeof PROFILE_TABS)[number];

export interface CohortQuery {
  panel?: string | null;
  rag?: string | null;
  tier?: string | null;
  status?: string | null;
  q?: string | null;
  sort?: string | null;
  cursor?: string | null;
}

const offender = (id: string): string => `/offenders/${segment(id)}`;
const importPage = (id: string): string => `/imports/${segment(id)}`;

export const paths = {
  home: (): string => '/',
  signIn: (query: { because?: string | null; next?: string | null } = {}): string =>
    withQuery('/sign-in', query),
  signOut: (): string => '/sign-out',
  cohort: (query: CohortQuery = {}): string => withQuery('/cohort', { ...query }),
  newOffender: (): string => '/offenders/new',
  offender,
  offenderTab: (id: string, tab: ProfileTab): string => withQuery(offender(id), { tab }),
  offenderTimeline: (id: string, cursor: string): string =>
    withQuery(offender(id), { tab: 'timeline', cursor }),
  offenderHistory: (id: string, cursor: string): string =>
    withQuery(offender(id), { tab: 'history', cursor }),
  editOffender: (id: string): string => `${offender(id)}/edit`,
  recordScore: (id: string): string => `${offender(id)}/score`,
  setRag: (id: string): string => `${offender(id)}/rag`,
  setDesignations: (id: string): string => `${offender(id)}/designations`,
  imports: (): string => '/imports',
  import: importPage,
  importRows: (id: string, query: { show?: string | null; page?: number | null }): string =>
    withQuery(importPage(id), { ...query }),
  importMapping: (id: string): string => `${importPage(id)}/mapping`,
  importMatches: (id: string): string => `${importPage(id)}/matches`,
  importCommit: (id: string): string => `${importPage(id)}/commit`,
  importProgress: (id: string): string => `${importPage(id)}/progress`,
  importRefused: (id: string): string => `${importPage(id)}/refused.csv`,
  audit: (
    query: { subject?: string; actor?: string; from?: string; to?: string; cursor?: string } = {},
  ): string => withQuery('/audit', { ...query }),
  auditVerify: (): string => '/audit/verify',
} as const;
