import { NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { badInput, DomainError, forbidden, notFound, type ErrorKind } from '../../shared/domain-error.js';
import { toProblem } from './problem.js';

const failed = (properties: object): Error => Object.assign(new Error('select * from secrets'), properties);

describe('what is told of a refusal', () => {
  it.each<[ErrorKind, number, string]>([
    ['bad-input', 400, 'Bad input'],
    ['not-signed-in', 401, 'Not signed in'],
    ['forbidden', 403, 'Not allowed'],
    ['not-found', 404, 'Not found'],
    ['conflict', 409, 'Conflicting state'],
    ['stale', 412, 'Changed by someone else meanwhile'],
    ['refused', 422, 'Refused by a rule'],
    ['too-many', 429, 'Too many requests'],
  ])('%s is %s: %s', (kind, status, title) => {
    const error = new DomainError({ kind, code: 'CODE.WORD', message: 'In words.' });
    expect(toProblem(error)).toEqual({
      type: '/problems/code.word',
      title,
      status,
      detail: 'In words.',
      code: 'CODE.WORD',
    });
  });

  it('carries the rule, the fields and what else the use case gave', () => {
    const error = new DomainError({
      kind: 'conflict',
      code: 'HELD',
      message: 'Held.',
      rule: 'ID-CRN',
      errors: [{ field: 'crn', message: 'Held' }],
      extra: { matches: [{ id: '1' }] },
    });
    expect(toProblem(error)).toMatchObject({
      rule: 'ID-CRN',
      errors: [{ field: 'crn', message: 'Held' }],
      matches: [{ id: '1' }],
    });
  });

  it('lets nothing that a use case gives take the place of what every problem has', () => {
    const extra = { status: 200, type: 'x', title: 'x', detail: 'x', code: 'x' };
    const error = new DomainError({ kind: 'refused', code: 'NO', message: 'No.', extra });
    expect(toProblem(error)).toEqual({
      type: '/problems/no',
      title: 'Refused by a rule',
      status: 422,
      detail: 'No.',
      code: 'NO',
    });
  });

  it('takes its rule from the first field that has one', () => {
    const errors = [
      { field: 'a', message: 'A' },
      { field: 'b', message: 'B', rule: 'TIER-4' },
    ];
    expect(toProblem(badInput(errors))).toMatchObject({ status: 400, rule: 'TIER-4', errors });
  });

  it.each([
    [forbidden(), 403],
    [notFound('The person'), 404],
    [new NotFoundException('Cannot GET /secret'), 404],
    [new PayloadTooLargeException('secret'), 413],
    [failed({ statusCode: 415 }), 415],
    [failed({ statusCode: 429 }), 429],
    [failed({ statusCode: 414 }), 414],
    [failed({ statusCode: 431 }), 431],
    [failed({ code: '23505' }), 409],
    [failed({ code: 'SQLITE_CONSTRAINT_UNIQUE' }), 409],
    [failed({ code: 'ECONNREFUSED' }), 503],
    [failed({ code: 'SQLITE_BUSY' }), 503],
    [failed({ code: '23503' }), 500],
    [failed({ statusCode: 500 }), 500],
    [failed({ statusCode: 200 }), 500],
    ['text', 500],
    [null, 500],
    [undefined, 500],
    [{}, 500],
  ])('%s is %s, and says nothing of its making', (error, status) => {
    const problem = toProblem(error);
    expect(problem.status).toBe(status);
    expect(problem.detail).not.toBe('');
    expect(problem.title).not.toBe('');
    expect(JSON.stringify(problem)).not.toContain('secret');
  });
});
