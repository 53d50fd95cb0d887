import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { datesOfValues, fieldsOfHistory } from './dates-of-values.js';

const may = calendarDay('2014-05-01');
const june = calendarDay('2014-06-01');

describe('the day on which a value was true', () => {
  it('is that of the latest source, in whatever order they are given', () => {
    const sources = [
      { at: '2014-06-02T09:00:00.000Z', fields: ['panel' as const], on: june },
      { at: '2014-05-02T09:00:00.000Z', fields: ['panel' as const, 'rag' as const], on: may },
    ];
    expect(datesOfValues(sources)).toEqual({ panel: june, rag: may });
  });

  it('is not known when the latest source does not say', () => {
    const sources = [
      { at: '2014-05-02T09:00:00.000Z', fields: ['panel' as const], on: may },
      { at: '2014-06-02T09:00:00.000Z', fields: ['panel' as const], on: null },
    ];
    expect(datesOfValues(sources)).toEqual({});
  });

  it.each([
    ['score.recorded', {}, ['score', 'assessedOn']],
    ['rag.confirmed', {}, ['rag']],
    ['offender.registered', {}, ['registeredOn']],
    ['offender.changed', { surname: 'X', notes: 'Y', aliases: {} }, ['surname', 'aliases']],
    ['designations.changed', { ppo: true, mappaLevel: 1 }, ['ppo']],
    ['offender.combined', { surname: 'X' }, []],
  ])('of a %s line, concerns what it changed', (type, after, fields) => {
    expect(fieldsOfHistory(type, after)).toEqual(fields);
  });
});
