import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../shared/domain-error.js';
import { refuseUnstorableText } from './unstorable-text.js';

const check = async (parts: {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}): Promise<string | null> => {
  try {
    await refuseUnstorableText(parts as FastifyRequest);
    return null;
  } catch (error) {
    return error instanceof DomainError ? (error.details.errors?.[0]?.field ?? '') : String(error);
  }
};

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe('what is sent', () => {
  it.each([
    ['ordinary words', { body: { surname: 'O’Brien', notes: 'line\nline\ttab' } }],
    ['accents and pictures', { body: { surname: 'Chloë', notes: 'Łódź 👮🏽 𝔄' } }],
    ['numbers, flags and nothing', { body: { score: 91, ppo: true, mappaLevel: null } }],
    ['no body', { params: {}, query: {}, body: undefined }],
    ['text for a body', { body: 'hello' }],
  ])('passes when it is %s', async (_, parts) => {
    expect(await check(parts)).toBeNull();
  });

  it.each([
    ['a NUL', { body: { surname: 'Sm\0ith' } }, 'surname'],
    ['half a surrogate pair', { body: { surname: 'Sm\ud800ith' } }, 'surname'],
    ['a NUL in a list', { body: { aliases: ['a', 'b\0'] } }, 'aliases'],
    ['a NUL in a name of a field', { body: { nested: { 'a\0': 1 } } }, 'nested'],
    ['a NUL in the address', { params: { id: '\0' } }, 'id'],
    ['a NUL in the query', { query: { q: 'a\0' } }, 'q'],
    ['more levels than any form has', { body: { surname: nested(100_000) } }, 'surname'],
  ])('is refused when it holds %s', async (_, parts, field) => {
    expect(await check(parts)).toBe(field);
  });
});
