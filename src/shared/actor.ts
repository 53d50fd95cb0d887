/** The seven roles of the scheme. */
export const ROLES = [
  'coordinator',
  'offender-manager',
  'chair',
  'partner',
  'analyst',
  'admin',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

/** Who is acting: a signed-in person, with what a policy needs to decide and an audit entry needs to say. */
export interface Actor {
  id: string;
  username: string;
  name: string;
  role: Role;
  /** Agency key: `police`, `probation-nps`, … */
  agency: string;
  /** Keys of the panels the person works in. */
  panels: readonly string[];
  /** The prison somebody works in: custody staff see those who are in it or due to it. */
  establishment?: string | null;
  /** From where, for the log: the network address, or `shell`, `system`. */
  from: string;
}
