import { announce, readPart } from './differences.js';
import { keepWhatIsUnsaved } from './drafts.js';
import { isChanged, morphPart } from './morph.js';

/**
 * A form whose draft the server keeps (`data-save-to`) saves itself while it is typed. What cannot be saved just now
 * stays in this tab, is said, and is tried again by itself.
 */
const AFTER_TYPING_MS = 700;
const FIRST_RETRY_MS = 1500;
const LAST_RETRY_MS = 20_000;

const AWAY = 'You are offline. What you type is kept in this tab and saved when the connection is back.';
const FAILED = 'The service did not answer. What you type is kept in this tab; trying again…';
const CONFLICT = 'This page was changed in another window. Use “Save and continue” to see both versions.';
const REFUSED =
  'This cannot be saved just now. What you type is kept in this tab: use “Save and continue” to see why.';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function saveWhileTyping(): void {
  const state = document.querySelector<HTMLElement>('[data-save-to]');
  const form = state?.closest('form');
  if (state && form) new SelfSavingForm(form, state).start();
}

class SelfSavingForm {
  private timer = 0;
  private retry = FIRST_RETRY_MS;
  private busy: Promise<void> | null = null;
  private isStopped = false;
  private isLeaving = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly state: HTMLElement,
  ) {}

  start(): void {
    this.form.addEventListener('input', () => this.plan(AFTER_TYPING_MS));
    this.form.addEventListener('submit', (event) => this.leave(event));
    window.addEventListener('online', () => this.plan(0));
    window.addEventListener('offline', () => this.isUnsaved() && this.say('offline', AWAY));
    window.addEventListener('pageshow', () => (this.isLeaving = false));
    // What was put back from an earlier visit is not saved yet.
    if (this.isUnsaved()) this.plan(0);
  }

  private isUnsaved(): boolean {
    return fieldsOf(this.form).some(isChanged);
  }

  private plan(wait: number): void {
    if (this.isStopped || this.isLeaving) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), wait);
  }

  private async save(): Promise<void> {
    if (this.busy) return this.plan(AFTER_TYPING_MS);
    if (!this.isUnsaved() || this.isStopped) return;
    this.busy = this.send();
    await this.busy;
    this.busy = null;
    if (this.isUnsaved() && this.retry === FIRST_RETRY_MS) this.plan(AFTER_TYPING_MS);
  }

  private async send(): Promise<void> {
    const sent = snapshot(this.form);
    try {
      const response = await fetch(this.state.dataset.saveTo ?? '', {
        method: 'POST',
        body: encode(this.form),
        credentials: 'same-origin',
        headers: { 'x-live': '1', accept: 'text/html' },
      });
      if (response.status === 401 || response.redirected) return this.signedOut();
      if (response.status === 412) return this.stop(CONFLICT);
      if (response.status >= 500) throw new Error(`answered ${response.status}`);
      if (!response.ok) return this.stop(REFUSED);
      this.saved(new DOMParser().parseFromString(await response.text(), 'text/html'), sent);
    } catch {
      this.say('offline', navigator.onLine ? FAILED : AWAY);
      const wait = this.retry;
      this.retry = Math.min(this.retry * 2, LAST_RETRY_MS);
      this.plan(wait);
    }
  }

  private saved(answer: Document, sent: Map<Field, string>): void {
    this.retry = FIRST_RETRY_MS;
    const { version = '', was = '', at = '' } = answer.getElementById('saved')?.dataset ?? {};
    hidden(this.form, 'version', version);
    hidden(this.form, 'was', was);
    for (const [field, value] of sent) if (valueOf(field) === value) settle(field);
    keepWhatIsUnsaved(this.form);
    this.say('saved', `Saved at ${at}`);
    renewCard(answer);
  }

  /** Without a connection the browser would show its own page in place of the form: the form stays instead. */
  private leave(event: SubmitEvent): void {
    if (navigator.onLine) {
      this.isLeaving = true;
      window.clearTimeout(this.timer);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    this.say('offline', AWAY);
    this.plan(FIRST_RETRY_MS);
  }

  private signedOut(): void {
    const next = encodeURIComponent(location.pathname);
    this.stop('You have been signed out. What you typed is kept in this tab. ');
    const link = document.createElement('a');
    link.className = 'govuk-link';
    link.href = `/sign-in?because=ended&next=${next}`;
    link.textContent = 'Sign in again';
    this.state.append(link);
  }

  private stop(words: string): void {
    this.isStopped = true;
    this.say('stopped', words);
  }

  private say(state: string, words: string): void {
    this.state.hidden = false;
    this.state.dataset.state = state;
    if (this.state.textContent !== words) this.state.textContent = words;
  }
}

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.querySelectorAll<Field>('input, textarea, select')].filter(({ type }) => type !== 'hidden');

const valueOf = (field: Field): string =>
  field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)
    ? String(field.checked)
    : field.value;

const snapshot = (form: HTMLFormElement): Map<Field, string> =>
  new Map(fieldsOf(form).map((field) => [field, valueOf(field)]));

function encode(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  return body;
}

function hidden(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement && value !== '') field.value = value;
}

/** From here on this is what the page came with. */
function settle(field: Field): void {
  if (field instanceof HTMLSelectElement) {
    for (const option of field.options) option.defaultSelected = option.selected;
  } else if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
    field.defaultChecked = field.checked;
  } else field.defaultValue = field.value;
}

/** Where the form is going may have changed with what was typed. */
function renewCard(answer: Document): void {
  const card = document.getElementById('where-it-goes');
  const newer = answer.getElementById('where-it-goes');
  if (!card || !newer) return;
  const before = readPart(card);
  morphPart(card, newer);
  announce('where-it-goes', before);
}
