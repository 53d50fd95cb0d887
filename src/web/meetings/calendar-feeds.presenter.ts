import type { CalendarFeedView } from '../../modules/tasking-meetings/index.js';
import { choose, presentErrors, type Choice, type FormError, type FormErrors } from '../shell/form-errors.js';
import { countOf, instantWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

export interface CalendarFeedsInput {
  feeds: readonly CalendarFeedView[];
  panels: readonly { key: string; name: string }[];
  panel: string;
  /** The address that has just been made: shown this once. */
  made: string | null;
  errors?: readonly FormError[];
}

export interface CalendarFeedsPage {
  title: string;
  action: string;
  back: string;
  panels: Choice[];
  made: string | null;
  summary: string;
  rows: { id: string; name: string; created: string; used: string; revoke: string }[];
  empty: string | null;
  errors: FormErrors;
}

/** The reader's own links, and the one that has just been made. */
export function presentCalendarFeeds(input: CalendarFeedsInput): CalendarFeedsPage {
  const { feeds, panels, panel, made, errors = [] } = input;
  return {
    title: 'Meetings in your own calendar',
    action: paths.calendarFeeds(),
    back: paths.meetings({ panel }),
    panels: choose(
      panels.map(({ key, name }) => ({ value: key, text: name })),
      panel,
    ),
    made,
    summary: `${countOf(feeds.length, 'link', 'links')} of yours`,
    rows: feeds.map(({ id, panel: key, createdAt, lastUsedAt }) => ({
      id,
      name: panels.find((each) => each.key === key)?.name ?? key,
      created: instantWords(createdAt),
      used: lastUsedAt === null ? 'Not yet' : instantWords(lastUsedAt),
      revoke: paths.revokeCalendarFeed(id),
    })),
    empty:
      feeds.length > 0
        ? null
        : 'You have no link. One that you make above is listed here until you remove it.',
    errors: presentErrors(errors),
  };
}
