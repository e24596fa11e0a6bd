import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { parseMail } from './mail-parser.js';

const HEAD = [
  'From: =?utf-8?Q?J=C3=BCrgen?= <j@example.com>',
  'To: Team: ann@example.com, Bo <bo@example.com>;',
  'Subject: Fees for =?utf-8?B?w7w=?=',
  'Date: Thu, 26 Nov 2026 10:15:00 +0100',
];
const read = (...lines: string[]) =>
  parseMail(Buffer.from([...HEAD, ...lines].join('\r\n')), DEFAULT_PARSING_LIMITS);
const part = (type: string, content: string, ...more: string[]) => [
  '--b',
  `Content-Type: ${type}`,
  ...more,
  '',
  content,
];

describe('parseMail', () => {
  it('reads who wrote what to whom and when, under its subject', async () => {
    const text = await read('', 'Four a month.', '', 'Yours');
    expect(text.title).toBe('Fees for ü');
    expect(blocksOf(text)).toEqual([
      'h1: Fees for ü',
      'paragraph: From: Jürgen <j@example.com>\nTo: ann@example.com, Bo <bo@example.com>\nDate: 2026-11-26 09:15 UTC',
      'paragraph: Four a month.',
      'paragraph: Yours',
    ]);
  });

  it('reads it as its writer laid it out, and names the files that came with it', async () => {
    const text = await read(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...part('text/html', '<ul><li>Free</ul><table><tr><th>Account<th>Fee<tr><td>Checking<td>4</table>'),
      ...part(
        'application/pdf; name="fees.pdf"',
        'JVBERi0=',
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: attachment',
      ),
      '--b--',
    );
    expect(blocksOf(text).slice(2)).toEqual(['list-item: - Free', 'table-row: Account: Checking; Fee: 4']);
    expect(text.text).toContain('Attachments: fees.pdf');
    expect(text.warnings).toEqual([
      {
        code: 'attachments_not_read',
        detail: 'Files of the mail are not read: fees.pdf. Upload them as documents of their own.',
      },
    ]);
  });

  it('says when it is encrypted', async () => {
    const encrypted = read(
      'Content-Type: multipart/encrypted; boundary=b',
      '',
      ...part('application/pgp-encrypted', 'Version: 1'),
      '--b--',
    );
    await expect(encrypted).rejects.toMatchObject({ code: 'document_encrypted' });
  });

  it('gives up what is nested without end', async () => {
    const lines = Array.from({ length: 300 }, (_, depth) => [
      `Content-Type: multipart/mixed; boundary=b${depth}`,
      '',
      `--b${depth}`,
    ]).flat();
    await expect(read(...lines)).rejects.toMatchObject({ code: 'document_unreadable' });
  });
});
