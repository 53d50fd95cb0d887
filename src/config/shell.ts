/** What a command typed at the shell finds around it. */
export interface Shell {
  /** Where it was typed: npm itself goes to the folder of package.json. */
  folder: string;
  /** The password of a user to be created, where it is given this way. */
  password: string | null;
}

export function readShell(env: Record<string, string | undefined> = process.env): Shell {
  return { folder: env.INIT_CWD || process.cwd(), password: env.IOM_PASSWORD || null };
}
