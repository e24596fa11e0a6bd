import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '../common/is-record.js';

const FORMATS = new Set(['uri', 'url', 'uri-reference', 'iri', 'hostname', 'ipv4', 'ipv6']);
const NAMES = /(?:^|_)(?:ur[il]|endpoint|webhook|callback|host|address|origin)s?$/i;

/** Where a caller gives an address in what is sent: in parameters, bodies and the schemas that these lead to. */
function findAddresses(document: Record<string, unknown>): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const walk = (node: unknown, path: string): void => {
    if (Array.isArray(node)) {
      node.forEach((item, index) => {
        walk(item, `${path}[${index}]`);
      });
      return;
    }
    if (!isRecord(node)) return;
    if (typeof node.format === 'string' && FORMATS.has(node.format)) found.push(path);
    if (typeof node.$ref === 'string' && !seen.has(node.$ref)) {
      seen.add(node.$ref);
      const target = node.$ref.slice(2).split('/');
      walk(
        target.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), document),
        node.$ref,
      );
    }
    for (const [key, value] of Object.entries(node)) {
      if (path.endsWith('/properties') && NAMES.test(key)) found.push(`${path}/${key}`);
      // What is answered is not a caller's.
      if (key !== 'responses' && key !== 'example' && key !== 'examples') walk(value, `${path}/${key}`);
    }
  };
  walk(document.paths, '#/paths');
  return found;
}

describe('what a caller can send', () => {
  it('holds no address that the server would call: one that comes needs a check after DNS, and an entry here', async () => {
    const path = join(import.meta.dirname, '..', '..', 'openapi.json');
    const document = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    // What is compared with the origins of pages, and never called.
    const compared = ['#/components/schemas/UpdateApplicationRequest/properties/allowed_origins'];
    expect(findAddresses(document)).toEqual(compared);
  });

  it('would be found where it did', () => {
    const schema = {
      type: 'object',
      properties: { target: { type: 'string', format: 'uri' }, webhook_url: { type: 'string' } },
    };
    const paths = {
      '/a': {
        post: { requestBody: { content: { j: { schema: { $ref: '#/components/A' } } } }, responses: schema },
      },
    };
    expect(findAddresses({ paths, components: { A: schema } })).toEqual([
      '#/components/A/properties/target',
      '#/components/A/properties/webhook_url',
    ]);
  });
});
