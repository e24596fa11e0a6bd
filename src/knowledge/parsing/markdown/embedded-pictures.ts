const DATA =
  'data:(?:[\\w.+-]{1,60}/[\\w.+-]{1,60}(?:;[\\w.=-]{1,60}){0,5}?;base64,[A-Za-z0-9+/=%]*' +
  '|image/[\\w.+-]{1,60}(?:;[\\w.=-]{1,60}){0,5},[^\\s"\'()<>]*)';
/** `[image1]: <data:…>`, a line for itself. */
const DEFINITION = new RegExp(
  `^[ \\t]{0,9}\\[[^\\]\\n]{1,200}\\]:[ \\t]{0,9}<?${DATA}>?[^\\n]{0,200}$`,
  'gm',
);
const ANYWHERE = new RegExp(DATA, 'g');

/** A text without the bytes of pictures that are written into it. */
export function withoutPictures(text: string): string {
  return /data:\w+\//.test(text) ? text.replace(DEFINITION, '').replace(ANYWHERE, '') : text;
}
