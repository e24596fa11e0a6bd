import { Parser } from 'htmlparser2';
import { decodeText } from '../decode-text.js';
import { meaningfulTitle } from '../title.js';

/** The title among the core properties of an Office document, if it says something. */
export function coreTitle(properties: Uint8Array | undefined): string | undefined {
  if (!properties) return undefined;
  let title = '';
  let isTitle = false;
  const parser = new Parser(
    {
      onopentagname: (name) => (isTitle = name === 'dc:title'),
      onclosetag: () => (isTitle = false),
      ontext: (text) => (title += isTitle ? text : ''),
    },
    { xmlMode: true },
  );
  parser.end(decodeText(properties));
  return meaningfulTitle(title);
}
