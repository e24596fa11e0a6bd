import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { parseFragment } from '../html/html-parser.js';
import { JoinedText } from '../joined-text.js';
import { parseText } from '../markdown/parse-text.js';
import { ParseError } from '../parse-error.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText } from '../structured-text.js';

const MAX_NESTING_DEPTH = 50;
const MAX_MAILS_WITHIN = 5;
const MAX_NAMED = 20;
/** What holds a mail that only its receiver can read. */
const ENCRYPTED = /^application\/(?:pgp-encrypted|(?:x-)?pkcs7-mime)$/;

/**
 * A mail: who wrote it to whom and when, and what it says, those it forwards included. Its subject is its title. Files
 * that came with it are named and not read, and a warning says so.
 *
 * @throws ParseError when it is nested too deep, encrypted, or makes too long a text.
 */
export async function parseMail(bytes: Uint8Array, limits: ParsingLimits): Promise<StructuredText> {
  const mail = await readMail(bytes);
  const body = bodyOf(mail, limits);
  const files = mail.attachments.filter(isFile);
  if (body.text === '' && mail.attachments.some(({ mimeType }) => ENCRYPTED.test(mimeType))) {
    throw new ParseError(
      'document_encrypted',
      'The mail is encrypted. Save its text as it is shown, and upload that.',
    );
  }
  const joined = new JoinedText(limits.characters);
  joined.add('heading', mail.subject ?? '', 1);
  joined.add('paragraph', headerOf(mail, files));
  joined.append(body);
  if (files.length > 0) {
    const detail = `Files of the mail are not read: ${namesOf(files)}. Upload them as documents of their own.`;
    joined.warn({ code: 'attachments_not_read', detail });
  }
  return joined.build(mail.subject);
}

async function readMail(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: MAX_NESTING_DEPTH,
      maxRfc822NestingDepth: MAX_MAILS_WITHIN,
    });
  } catch (error) {
    const detail = 'The mail is damaged, or its parts are nested too deep.';
    throw new ParseError('document_unreadable', detail, error);
  }
}

/** As its writer laid it out, where that says anything. */
function bodyOf({ html, text }: Email, limits: ParsingLimits): StructuredText {
  const shown = parseFragment(html ?? '', limits);
  return shown.text === '' ? parseText(text ?? '', 'plain') : shown;
}

function headerOf({ from, to, cc, date }: Email, files: readonly Attachment[]): string {
  const lines: [string, string][] = [
    ['From', addressesOf(from ? [from] : [])],
    ['To', addressesOf(to)],
    ['Cc', addressesOf(cc)],
    ['Date', (date ?? '').replace(/T(\d\d:\d\d).*Z$/, ' $1 UTC')],
    ['Attachments', namesOf(files)],
  ];
  const said = lines.filter(([, value]) => value !== '');
  return said.map(([name, value]) => `${name}: ${value}`).join('\n');
}

function addressesOf(addresses: readonly Address[] = []): string {
  return addresses
    .flatMap((address) => address.group ?? [address])
    .map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))
    .join(', ');
}

/** Pictures that stand within the text are part of how it looks. */
function isFile({ related, mimeType }: Attachment): boolean {
  return !(related === true && mimeType.startsWith('image/'));
}

function namesOf(files: readonly Attachment[]): string {
  const names = files.slice(0, MAX_NAMED).map(({ filename, mimeType }) => filename ?? mimeType);
  if (files.length > MAX_NAMED) names.push(`${files.length - MAX_NAMED} more`);
  return names.join(', ');
}
