import { describe, expect, it } from '@jest/globals';
import { presentSavedViews, presentViewForm } from './saved-views.presenter.js';

const panels = [{ key: 'derby-city', name: 'Derby City' }];
const view = {
  id: 'v',
  name: 'Reds',
  filter: { rag: 'red', panel: 'derby-city', sort: '-score' },
  count: 1,
  savedAt: '2014-06-03T09:30:00.000Z',
};

describe('the views somebody keeps', () => {
  it('each says in words what it shows, and how many now', () => {
    expect(presentSavedViews([view], panels)).toMatchObject({
      summary: '1 view. Nobody else sees them.',
      empty: null,
      rows: [
        {
          filter: 'Derby City, Red. OGRS score, highest first',
          count: '1 person',
          savedAt: '3 June 2014 at 10:30',
          href: '/cohort/views/v',
        },
      ],
    });
  });

  it.each([
    [{}, 'Everybody'],
    [{ sort: 'name' }, 'Everybody'],
    [{ asAt: '2014-06-03' }, 'as at 3 June 2014'],
    [{ q: 'smith', need: 'ete' }, 'Matching “smith”, Need: Education, training or employment'],
  ])('%j is %s', (filter, words) => {
    expect(presentSavedViews([{ ...view, filter }], panels).rows[0]?.filter).toBe(words);
  });

  it('one of which a part is gone says so, and without any the page says what would fill it', () => {
    expect(presentSavedViews([{ ...view, count: null }], panels).rows[0]?.count).toBe(
      'Part of it can no longer be used',
    );
    expect(presentSavedViews([], panels).empty).toMatch(/Save this view/);
  });
});

describe('the form that names a view', () => {
  it('keeps the filter, and offers to replace a view of the same name', () => {
    const form = presentViewForm({
      view: null,
      filter: { rag: 'red', panel: null },
      panels,
      name: ' Reds ',
      errors: [{ field: 'name', message: 'You have a view with this name already' }],
      canReplace: true,
    });
    expect(form).toMatchObject({
      action: '/cohort/views/new',
      back: '/cohort?rag=red',
      kept: [{ name: 'rag', value: 'red' }],
      replace: 'Replace the view “Reds”',
      button: 'Save view',
    });
  });

  it('renames one that there is', () => {
    expect(presentViewForm({ view, filter: view.filter, panels, name: 'Reds' })).toMatchObject({
      title: 'Rename a saved view',
      action: '/cohort/views/v/rename',
      back: '/cohort/views',
      replace: null,
    });
  });
});
