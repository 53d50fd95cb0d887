import type { Role } from '../../shared/actor.js';
import { agencyWords, roleWords } from './labels.js';
import { paths } from './paths.js';

export interface ShellInput {
  user: { name: string; role: Role; agency: string } | null;
  path: string;
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

const EVERYONE: readonly Role[] = [
  'coordinator',
  'offender-manager',
  'chair',
  'partner',
  'analyst',
  'admin',
  'auditor',
];

const SECTIONS: readonly { text: string; href: string; roles: readonly Role[]; also: readonly string[] }[] = [
  { text: 'Home', href: paths.home(), roles: EVERYONE, also: [] },
  {
    text: 'Cohort',
    href: paths.cohort(),
    roles: ['coordinator', 'offender-manager', 'chair', 'partner'],
    also: ['/offenders'],
  },
  { text: 'Imports', href: paths.imports(), roles: ['coordinator', 'admin'], also: [] },
  { text: 'Audit', href: paths.audit(), roles: ['auditor', 'admin'], also: [] },
];

const isUnder = (path: string, section: string): boolean =>
  section === '/' ? path === '/' : path === section || path.startsWith(`${section}/`);

/**
 * What the header says of the person signed in and where they can go. `sections`, when given, are the
 * addresses the policies allow; without it the usual sections of the role.
 */
export function presentShell({ user, path }: ShellInput, sections?: readonly string[]): ShellView {
  if (user === null) return { roleAndAgency: '', navigation: [] };
  const [bare = '/'] = path.split('?');
  const allowed = SECTIONS.filter((section) =>
    sections ? sections.includes(section.href) : section.roles.includes(user.role),
  );
  return {
    roleAndAgency: `${roleWords(user.role)}, ${agencyWords(user.agency)}`,
    navigation: allowed.map(({ text, href, also }) => ({
      text,
      href,
      current: bare === href,
      active: [href, ...also].some((under) => isUnder(bare, under)),
    })),
  };
}
