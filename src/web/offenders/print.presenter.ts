import type { CalendarDay } from '../../shared/calendar-day.js';
import { tick, type Choice } from '../shell/form-errors.js';
import { paths, type ProfileTab } from '../shell/paths.js';
import type { OffenderRecord } from './offender-record.js';
import type { ProfilePermissions } from './profile-permissions.js';
import { presentPersonStrip, type PersonStrip } from './person-strip.presenter.js';
import { presentTab, tabsFor, type TabInput } from './profile-tabs.presenter.js';
import { presentProfile, type ProfileInput, type ProfileView } from './profile.presenter.js';
import type { TabView } from './tab-view.presenter.js';

export interface PrintChoiceView {
  title: string;
  strip: PersonStrip;
  action: string;
  back: string;
  sections: Choice[];
}

/** The sections somebody may print: the tabs that they may open. */
export const printableSections = (can: Parameters<typeof tabsFor>[0]): Choice[] =>
  tabsFor(can).map(({ key, text }) => ({ value: key, text }));

/** Left out until somebody asks: it is about those who work with the record, and long. */
const NOT_USUALLY: readonly string[] = ['history'];

/** The question which sections of a record are to be printed. */
export function presentPrintChoice(
  offender: OffenderRecord,
  sections: readonly Choice[],
  today: CalendarDay,
): PrintChoiceView {
  const usual = sections.map(({ value }) => value).filter((value) => !NOT_USUALLY.includes(value));
  return {
    title: 'Print this record',
    strip: presentPersonStrip(offender, today),
    action: paths.printedOffender(offender.id),
    back: paths.offender(offender.id),
    sections: tick(sections, usual),
  };
}

/** One section of the printed record; `cut` where it is longer than is printed. */
export interface PrintedSection {
  tab: TabInput;
  isCut: boolean;
}

export interface PrintedView {
  title: string;
  back: string;
  profile: ProfileView;
  sections: (TabView & { key: ProfileTab; cut: string | null })[];
}

function readOnly(can: ProfilePermissions): ProfilePermissions {
  const none = Object.fromEntries(Object.keys(can).map((each) => [each, false])) as Record<
    keyof ProfilePermissions,
    boolean
  >;
  const { seeDecisions, seeDrugTests, seeAccessLog } = can;
  return { ...none, seeDecisions, seeDrugTests, seeAccessLog };
}

/** Nobody adds to a list, or changes a row of it, on paper. */
function withoutForms(tab: TabInput): TabInput {
  if ('canRecord' in tab) return { ...tab, canRecord: false };
  return tab.name === 'engagement' ? { ...tab, canRecordEngagement: false, canRecordWanted: false } : tab;
}

/** A record as it is printed: who the person is and where they stand, then the sections chosen. */
export function presentPrinted(input: ProfileInput, sections: readonly PrintedSection[]): PrintedView {
  // Paper does not change by itself, and nothing can be done on it.
  const profile = { ...presentProfile({ ...input, can: readOnly(input.can) }), topic: '' };
  const { id } = input.offender;
  return {
    title: profile.title,
    back: paths.printOffender(id),
    profile,
    sections: sections.map(({ tab, isCut }) => ({
      ...presentTab(id, withoutForms(tab)),
      key: tab.name,
      add: null,
      alsoAdd: null,
      more: null,
      filter: null,
      cut: isCut ? 'There are earlier entries, which are not printed.' : null,
    })),
  };
}
