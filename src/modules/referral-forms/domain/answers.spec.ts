import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../shared/domain-error.js';
import { changeAnswers, flatten, unflatten } from './answers.js';

describe('the answers of a draft (REF-5)', () => {
  const sent = { surname: 'Mottram', criteria: { needs: ['drugs'], riskToCommunity: null } };

  it('are kept by the name of their question, and shown in the groups of the API', () => {
    const { answers, changed } = changeAnswers({}, sent, 'partner');
    expect(answers).toEqual({
      surname: 'Mottram',
      'criteria.needs': ['drugs'],
      'criteria.riskToCommunity': null,
    });
    expect(changed).toEqual(['surname', 'criteria.needs']);
    expect(unflatten(answers)).toEqual(sent);
    expect(flatten(unflatten(answers))).toEqual(answers);
  });

  it('are kept as they were typed, right or wrong', () => {
    const typed = {
      dateOfBirth: { day: '31', month: 'Feb', year: '' },
      pncId: 'not sure',
      probation: { ogrsScore: '69.5' },
    };
    expect(unflatten(changeAnswers({}, typed, 'probation').answers)).toEqual(typed);
  });

  it('stay where nothing is sent for them, and are taken away by null', () => {
    const before = { surname: 'Mottram', forename: 'Lee' };
    const { answers, changed } = changeAnswers(before, { forename: null, surname: undefined }, 'police');
    expect(answers).toEqual({ surname: 'Mottram', forename: null });
    expect(changed).toEqual(['forename']);
  });

  it.each([
    ['a question of another agency (REF-1)', { probation: { ogrsScore: 84 } }, 'probation.ogrsScore'],
    ['a question that there is not', { shoeSize: '9' }, 'shoeSize'],
    ['a group that is none', { criteria: 'drugs' }, 'criteria'],
    ['a number for a name', { surname: 7 }, 'surname'],
    ['text for a list', { criteria: { needs: 'drugs' } }, 'criteria.needs'],
    ['more than can be kept', { addedValue: 'x'.repeat(20_001) }, 'addedValue'],
    ['a date in parts that are none', { dateOfBirth: { day: 1 } }, 'dateOfBirth'],
  ])('do not take %s', (_, typed, field) => {
    try {
      changeAnswers({}, typed, 'partner');
      throw new Error('It was taken.');
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
      expect((error as DomainError).details.errors?.map((each) => each.field)).toEqual([field]);
    }
  });
});
