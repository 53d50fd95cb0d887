// Neither design system ships types; these are the parts the page script calls.
declare module 'govuk-frontend' {
  type Component = new (root: Element, settings?: object) => object;
  export const Button: Component;
  export const CharacterCount: Component;
  export const Checkboxes: Component;
  export const ErrorSummary: Component;
  export const PasswordInput: Component;
  export const Radios: Component;
  export const ServiceNavigation: Component;
  export const SkipLink: Component;
  export function createAll(component: Component, settings?: object, scope?: Element): object[];
}

declare module '@ministryofjustice/frontend/moj/components/alert/alert.mjs' {
  export const Alert: new (root: Element, settings?: object) => object;
}
