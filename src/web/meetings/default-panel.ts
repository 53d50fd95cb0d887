import type { PanelView } from '../../modules/partnership/index.js';
import type { Actor } from '../../shared/actor.js';

/** Whose meetings somebody finds when they name no panel: their own, or for whoever has none the first. */
export function defaultPanel(user: Pick<Actor, 'panels'>, panels: readonly PanelView[]): PanelView {
  const panel = panels.find(({ key }) => user.panels.includes(key)) ?? panels[0];
  if (!panel) throw new Error('The scheme has no panels.');
  return panel;
}
