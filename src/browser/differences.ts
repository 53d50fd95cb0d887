import { say } from './say.js';

const HIGHLIGHT_MS = 2400;

/** How a part of the page read at one moment: its items (rows, cards) by id, or the whole of it. */
export interface Reading {
  items: Map<string, string>;
  labels: Map<string, string>;
  whole: string;
  words: string;
}

const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

export function readPart(part: HTMLElement | null): Reading {
  const reading: Reading = { items: new Map(), labels: new Map(), whole: '', words: '' };
  if (!part) return reading;
  for (const item of part.querySelectorAll<HTMLElement>('[data-live-item][id]')) {
    reading.items.set(item.id, textOf(item));
    reading.labels.set(item.id, item.dataset.liveItem ?? '');
  }
  reading.whole = textOf(part);
  reading.words = part.dataset.liveSay ?? '';
  return reading;
}

const count = (list: readonly string[], verb: string, noun: string): string =>
  `${list.length} ${list.length === 1 ? noun : `${noun}s`} ${verb}`;

/**
 * Says in words what has changed in a part, and marks it for a moment. A part with `data-live-name` speaks; one
 * without is quiet. `data-live-say` gives the words for a part that is one fact.
 */
export function announce(id: string, before: Reading): void {
  const part = document.getElementById(id);
  if (!part) return;
  const after = readPart(part);
  const updated = [...after.items.keys()].filter(
    (item) => before.items.has(item) && before.items.get(item) !== after.items.get(item),
  );
  const added = [...after.items.keys()].filter((item) => !before.items.has(item));
  const removed = [...before.items.keys()].filter((item) => !after.items.has(item));
  [...updated, ...added].forEach(highlight);

  const name = part.dataset.liveName;
  const wholeChanged = before.whole !== after.whole;
  if (!name || !wholeChanged) return;
  if (after.items.size === 0 && removed.length === 0) {
    highlight(id);
    say(after.words && after.words !== before.words ? `${after.words}.` : `${name} has changed.`);
    return;
  }
  const noun = part.dataset.liveNoun ?? 'row';
  const [only] = updated;
  const label = only ? after.labels.get(only) : undefined;
  const parts = [
    updated.length === 1 && label
      ? `${label} updated`
      : updated.length > 0
        ? count(updated, 'updated', noun)
        : '',
    added.length > 0 ? count(added, 'added', noun) : '',
    removed.length > 0 ? count(removed, 'removed', noun) : '',
  ].filter((words) => words !== '');
  if (parts.length > 0) say(`${name} has changed: ${parts.join(', ')}.`);
}

function highlight(id: string): void {
  const element = document.getElementById(id);
  if (!element) return;
  element.classList.add('iom-changed');
  window.setTimeout(() => element.classList.remove('iom-changed'), HIGHLIGHT_MS);
}
