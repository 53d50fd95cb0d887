/** How the live connection stands. */
export type LiveState = 'waiting' | 'on' | 'lost' | 'stopped';

let lastSaid = 0;
let waiting: string[] = [];

/** Says something to screen readers, politely; what comes within a second is said together. */
export function say(words: string): void {
  waiting.push(words);
  const wait = Math.max(100, 1000 - (Date.now() - lastSaid));
  if (waiting.length > 1) return;
  window.setTimeout(() => {
    const region = document.getElementById('live-said');
    if (region) region.textContent = [...new Set(waiting)].join(' ');
    waiting = [];
    lastSaid = Date.now();
  }, wait);
}

/** Shows how the live connection stands, with a link where there is something to do. */
export function showState(state: LiveState, words: string, link?: { text: string; href: string }): void {
  const line = document.getElementById('live-state');
  if (!line || (line.dataset.state === state && line.textContent === words)) return;
  line.dataset.state = state;
  // A page whose own parts do not change says only when something is wrong.
  line.hidden = state === 'on' && 'onlyTrouble' in line.dataset;
  line.textContent = link ? `${words} ` : words;
  if (link) {
    const anchor = document.createElement('a');
    anchor.className = 'govuk-link';
    anchor.href = link.href;
    anchor.textContent = link.text;
    line.append(anchor);
  }
}
