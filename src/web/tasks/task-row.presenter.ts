import type { TaskView } from '../../modules/tasks/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { panelWords, type Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { dueDateWords, dueWords, meetingOf, ownerWords, taskStatus } from './task-words.presenter.js';

/** A task in a list. */
export interface TaskRow {
  id: string;
  action: string;
  href: string;
  person: { text: string; href: string; hasLeft: boolean } | null;
  meeting: string | null;
  owner: { agency: string; person: string; hasLeft: boolean };
  status: Label;
  due: string;
  dueOn: string;
  panel: string;
}

export function presentTaskRow(task: TaskView, today: CalendarDay): TaskRow {
  const { id, action, offenderId, name, hasLeftScheme, meeting, panel } = task;
  return {
    ...{ id, action, href: paths.task(id) },
    person:
      offenderId === null || name === null
        ? null
        : { text: name, href: paths.offender(offenderId), hasLeft: hasLeftScheme },
    meeting: meeting === null ? null : meetingOf(meeting),
    owner: ownerWords(task),
    status: taskStatus(task),
    due: dueWords(task, today),
    dueOn: dueDateWords(task),
    panel: panelWords(panel),
  };
}
