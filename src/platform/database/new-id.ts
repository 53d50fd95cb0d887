import { randomBytes } from 'node:crypto';

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

let last = 0;

/**
 * A new opaque id: 20 characters, unguessable (55 random bits), rising with time so that indexes stay compact.
 * Of two made by one process the later is the greater, in the same millisecond too: it orders what one unit of
 * work writes down.
 */
export function newId(): string {
  last = Math.max(Date.now(), last + 1);
  let time = last;
  let head = '';
  for (let index = 0; index < 9; index += 1) {
    head = LETTERS[time % 32] + head;
    time = Math.floor(time / 32);
  }
  let tail = '';
  for (const byte of randomBytes(11)) tail += LETTERS[byte & 31];
  return head + tail;
}
