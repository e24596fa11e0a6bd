/** The field that messages are written in: what skips the rest of the page goes there. */
export const MESSAGE_FIELD_ID = 'message';

/** What is beside the list of conversations. */
export const MAIN_ID = 'main';

/** Puts the focus where the page is written in, or on what is read where it is not. */
export function focusMessageField(): void {
  const field = document.getElementById(MESSAGE_FIELD_ID);
  if (field) field.focus();
  else focusMain();
}

/** Puts the focus on what the page is about. */
export function focusMain(): void {
  document.getElementById(MAIN_ID)?.focus();
}
