import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend';
import { Alert } from '@ministryofjustice/frontend/moj/components/alert/alert.mjs';

/** Starts the components that the pages use, each where its `data-module` stands. */
export function startComponents(): void {
  createAll(Button, { preventDoubleClick: true });
  createAll(CharacterCount);
  createAll(Checkboxes);
  createAll(ErrorSummary);
  createAll(PasswordInput);
  createAll(Radios);
  createAll(ServiceNavigation);
  createAll(SkipLink);
  createAll(Alert);
  for (const control of document.querySelectorAll<HTMLElement>('[data-print-page]')) {
    control.hidden = false;
    control.addEventListener('click', () => window.print());
  }
}
