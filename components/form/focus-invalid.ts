/** Takes the keyboard to the first control that is marked as wrong. Call it when the marks stand in the page. */
export function focusFirstInvalid(form: HTMLElement): void {
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
