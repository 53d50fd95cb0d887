import { Idiomorph } from 'idiomorph';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Whether a control no longer holds what the page came with. */
export function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    if (control.multiple) return options.some((option) => option.selected !== option.defaultSelected);
    const start = options.findIndex((option) => option.defaultSelected);
    return control.selectedIndex !== Math.max(start, 0);
  }
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (control.type === 'hidden') return false;
  if (control.type === 'file') return control.value !== '';
  if (control.type === 'checkbox' || control.type === 'radio')
    return control.checked !== control.defaultChecked;
  return control.value !== control.defaultValue;
}

/** A form that was answered with what had been typed, and is not taken yet: the page came with it (`data-typed`). */
const ANSWERED = 'form[data-typed]';

/** Whether the person has typed, ticked or chosen anything inside an element that is not yet sent. */
export function holdsTyping(root: Element): boolean {
  if (root.matches(`${ANSWERED}, ${ANSWERED} *`) || root.querySelector(ANSWERED)) return true;
  const inside = root.querySelectorAll<Control>('input, textarea, select');
  if ([...inside].some(isChanged)) return true;
  return root.matches('input, textarea, select') && isChanged(root as Control);
}

/**
 * Makes one part of the page like its newer version, node by node, so that focus, caret, scroll and selection
 * stay. A form in which something has been typed is left alone as a whole: its hidden version number has to
 * stay the one the typing was based on, or the optimistic lock would be defeated. Open details stay open.
 */
export function morphPart(part: HTMLElement, newer: HTMLElement): void {
  if (holdsTyping(part) && part.matches('form, form *')) return;
  const focused = document.activeElement;
  void Idiomorph.morph(part, newer.outerHTML, {
    morphStyle: 'outerHTML',
    ignoreActiveValue: true,
    callbacks: {
      beforeNodeMorphed: (old) => !(old instanceof HTMLFormElement && holdsTyping(old)),
      beforeNodeRemoved: (old) => !(old instanceof Element && holdsTyping(old)),
      beforeAttributeUpdated: (name, element) => !(name === 'open' && element instanceof HTMLDetailsElement),
    },
  });
  if (focused instanceof HTMLElement && !focused.isConnected) keepPlace(part.id);
}

/** The focused row is gone: keep the keyboard's place at the part it was in, without scrolling. */
function keepPlace(id: string): void {
  const part = document.getElementById(id);
  if (!part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
}
