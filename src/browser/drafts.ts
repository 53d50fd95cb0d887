import { isChanged } from './morph.js';

/**
 * What is typed into a form with `data-keep-draft` survives an error, a lost connection and having to sign in
 * again. It is personal data: it stays in this tab only (sessionStorage), belongs to the person who typed it,
 * and goes when the form has been taken or somebody else signs in. Only fields that were changed are kept, so
 * that putting a draft back never undoes what colleagues changed meanwhile in the others.
 */
const PREFIX = 'draft:';
const SENT = 'draft-sent';
const OWNER = 'draft-owner';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Draft = Record<string, string[]>;

const keyOf = (form: HTMLFormElement): string => `${PREFIX}${location.pathname}#${form.id}`;

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.querySelectorAll<Field>('input, textarea, select')].filter(
    (field) => field.name && !['hidden', 'password', 'file', 'submit'].includes(field.type),
  );

const isTick = (field: Field): field is HTMLInputElement =>
  field.type === 'checkbox' || field.type === 'radio';

/** What stands in the fields that were changed, now or in the draft so far. */
function read(form: HTMLFormElement, soFar: Draft): Draft {
  const draft: Draft = {};
  const fields = fieldsOf(form);
  const changed = new Set([...Object.keys(soFar), ...fields.filter(isChanged).map((field) => field.name)]);
  for (const field of fields.filter(({ name }) => changed.has(name))) {
    const values = (draft[field.name] ??= []);
    if (!isTick(field) || field.checked) values.push(field.value);
  }
  return draft;
}

function restore(form: HTMLFormElement, draft: Draft): boolean {
  let changed = false;
  for (const field of fieldsOf(form)) {
    const values = draft[field.name];
    if (!values) continue;
    if (isTick(field)) {
      const ticked = values.includes(field.value);
      // A radio is only ever chosen: the value kept may no longer be on offer, and one must stay chosen.
      if (field.checked === ticked || (field.type === 'radio' && !ticked)) continue;
      field.checked = ticked;
      changed = true;
    } else if (values[0] !== undefined && values[0] !== field.value) {
      changed = true;
      field.value = values[0];
    }
  }
  return changed;
}

function forget(which: (key: string) => boolean): void {
  for (const key of Object.keys(sessionStorage)) if (which(key)) sessionStorage.removeItem(key);
}

/** A form that was sent was taken, unless an error, the sign-in page or the form itself is what came of it. */
function settleSent(): void {
  const sent = sessionStorage.getItem(SENT);
  const page = document.body.dataset.page;
  if (sent === null) return;
  sessionStorage.removeItem(SENT);
  if (page === 'problem' || page === 'sign-in') return;
  const isShownAgain = [...document.querySelectorAll<HTMLFormElement>('form[data-keep-draft]')].some(
    (form) => keyOf(form) === sent,
  );
  const [form] = sent.split('#');
  if (!isShownAgain) forget((key) => key.startsWith(`${form}#`));
}

function clearOthersDrafts(): void {
  const person = document.body.dataset.person;
  if (!person) return;
  const owner = sessionStorage.getItem(OWNER);
  if (owner !== null && owner !== person) {
    forget((key) => key.startsWith('draft'));
  }
  sessionStorage.setItem(OWNER, person);
}

export function keepDrafts(): void {
  clearOthersDrafts();
  settleSent();
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep-draft][id]')) {
    const key = keyOf(form);
    const stored = (): Draft => JSON.parse(sessionStorage.getItem(key) ?? '{}') as Draft;
    const note = form.querySelector<HTMLElement>('[data-draft-note]');
    if (restore(form, stored()) && note) note.hidden = false;
    form.addEventListener('input', () => sessionStorage.setItem(key, JSON.stringify(read(form, stored()))));
    form.addEventListener('submit', () => sessionStorage.setItem(SENT, key));
    form
      .querySelector('[data-draft-discard]')
      ?.addEventListener('click', () => sessionStorage.removeItem(key));
  }
}

/** What was saved elsewhere need not be kept here any more; what has been typed since is. */
export function keepWhatIsUnsaved(form: HTMLFormElement): void {
  const left = read(form, {});
  if (Object.keys(left).length === 0) sessionStorage.removeItem(keyOf(form));
  else sessionStorage.setItem(keyOf(form), JSON.stringify(left));
}
