import { paths } from '../shell/paths.js';

export interface ExitTab {
  text: string;
  href: string;
  active: boolean;
}

/** The two lists of exits, each keeping the panel that the other is filtered by. */
export const presentExitTabs = (shown: 'exits' | 'long-stay', panel: string | null): ExitTab[] => [
  { text: 'Due, held and kept', href: paths.exits({ panel }), active: shown === 'exits' },
  { text: 'Four years and more', href: paths.longStay({ panel }), active: shown === 'long-stay' },
];
