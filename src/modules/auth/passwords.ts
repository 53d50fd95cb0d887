import { hash, verify } from '@node-rs/argon2';

/** Argon2id, 19 MiB, two passes: about 25 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;

/** Hashes and checks passwords, at most two at once, so that a burst of sign-ins leaves the processors to others. */
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private stranger: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  /** Checks a password; with no hash to check against it takes the same time and says no. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const against = passwordHash ?? (await (this.stranger ??= this.hash('a password that nobody has')));
    const right = await this.inTurn(() => verify(against, password));
    return right && passwordHash !== null;
  }

  private async inTurn<T>(task: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await task();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
