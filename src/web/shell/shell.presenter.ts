import type { Role } from '../../shared/actor.js';
import { agencyWords, roleWords } from './labels.js';
import { paths } from './paths.js';

export interface ShellInput {
  user: { name: string; role: Role; agency: string } | null;
  path: string;
  /** How many of their own tasks are overdue. */
  overdue?: number;
}

export interface NavigationItem {
  text: string;
  href: string;
  active: boolean;
  current: boolean;
}

export interface ShellView {
  roleAndAgency: string;
  navigation: NavigationItem[];
}

const SECTIONS: readonly { text: string; href: string; also: readonly string[] }[] = [
  { text: 'Home', href: paths.home(), also: ['/notices'] },
  { text: 'Cohort', href: paths.cohort(), also: ['/offenders'] },
  { text: 'Referrals', href: paths.referrals(), also: [] },
  { text: 'Coming in', href: paths.comingIn(), also: [] },
  { text: 'Exits', href: paths.exits(), also: [] },
  { text: 'Meetings', href: paths.meetings(), also: [] },
  { text: 'Tasks', href: paths.tasks(), also: [] },
  { text: 'OGRS calculator', href: paths.ogrs3(), also: [] },
  { text: 'Imports', href: paths.imports(), also: [] },
  { text: 'Policy', href: paths.policy(), also: [] },
  { text: 'Agreements', href: paths.agreements(), also: [] },
  { text: 'Audit', href: paths.audit(), also: [] },
];

const isUnder = (path: string, section: string): boolean =>
  section === '/' ? path === '/' : path === section || path.startsWith(`${section}/`);

/** What the header says of the person signed in, and where they can go: the `sections` that the policies open. */
export function presentShell(
  { user, path, overdue = 0 }: ShellInput,
  sections: readonly string[],
): ShellView {
  if (user === null) return { roleAndAgency: '', navigation: [] };
  const [bare = '/'] = path.split('?');
  return {
    roleAndAgency: `${roleWords(user.role)}, ${agencyWords(user.agency)}`,
    navigation: SECTIONS.filter(({ href }) => sections.includes(href)).map(({ text, href, also }) => ({
      text: href === paths.tasks() && overdue > 0 ? `${text} (${overdue} overdue)` : text,
      href,
      current: bare === href,
      active: [href, ...also].some((under) => isUnder(bare, under)),
    })),
  };
}
