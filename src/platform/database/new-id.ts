import { randomBytes } from 'node:crypto';

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A new opaque id: 20 characters, unguessable (55 random bits), rising with time so that indexes stay compact.
 */
export function newId(): string {
  let time = Date.now();
  let head = '';
  for (let index = 0; index < 9; index += 1) {
    head = LETTERS[time % 32] + head;
    time = Math.floor(time / 32);
  }
  let tail = '';
  for (const byte of randomBytes(11)) tail += LETTERS[byte & 31];
  return head + tail;
}
