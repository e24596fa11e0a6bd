/** The part of a keyboard event that tells which keys were pressed. */
export type PressedKeys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const isBare = ({ ctrlKey, metaKey, altKey }: PressedKeys) => !ctrlKey && !metaKey && !altKey;

/** What the page does at a key, wherever the focus is. */
export const keys = {
  stop: (event: PressedKeys) => event.key === 'Escape' && isBare(event) && !event.shiftKey,
  /** Whichever way a keyboard has the sign. */
  help: (event: PressedKeys) => event.key === '?' && !event.ctrlKey && !event.metaKey,
  write: (event: PressedKeys) => event.key === 'Escape' && isBare(event) && event.shiftKey,
  /** By the place of the key, as Shift and a language may change its letter. */
  newChat: (event: PressedKeys) =>
    event.code === 'KeyO' && event.shiftKey && !event.altKey && event.ctrlKey !== event.metaKey,
  print: (event: PressedKeys) =>
    event.code === 'KeyP' && !event.shiftKey && !event.altKey && event.ctrlKey !== event.metaKey,
};
