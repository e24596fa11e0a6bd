import { Parser } from 'htmlparser2';

/** What draws. Whatever runs, loads or embeds is not among them. */
const ELEMENTS = new Set(
  (
    'svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan ' +
    'linearGradient radialGradient stop clipPath mask pattern filter feGaussianBlur feOffset feBlend ' +
    'feColorMatrix feFlood feComposite feMerge feMergeNode'
  ).split(' '),
);
/** A reference, but to a part of the picture itself. */
const OUTWARD = /url\(\s*['"]?\s*(?!#)|javascript:|@import|expression\(/i;
const MAX_DEPTH = 64;

const isReference = (name: string) => name === 'href' || name.endsWith(':href') || name === 'src';

function faultOf(name: string, attributes: Readonly<Record<string, string>>): string | null {
  if (!ELEMENTS.has(name)) return `data must have no element ${name.slice(0, 40)}`;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (/^on/i.test(attribute)) return 'data must have no event handlers';
    if (isReference(attribute.toLowerCase()) && !value.trim().startsWith('#')) {
      return 'data must refer to nothing outside of it';
    }
    if (OUTWARD.test(value)) return 'data must refer to nothing outside of it';
  }
  return null;
}

/** Why an SVG is not taken: it may draw, and neither run, load nor embed anything. Null where it is. */
export function findSvgFault(bytes: Buffer): string | null {
  const text = bytes.toString('utf8');
  if (text.includes('\ufffd') || text.includes('\0')) return 'data must be UTF-8';
  const seen: { fault: string | null; root: string | null } = { fault: null, root: null };
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        seen.root ??= name;
        depth += 1;
        seen.fault ??= depth > MAX_DEPTH ? 'data must not be nested so deeply' : faultOf(name, attributes);
      },
      onclosetag: () => {
        depth -= 1;
      },
      onprocessinginstruction: (name) => {
        // Of these, the first line of XML alone says nothing that is carried out.
        if (name.toLowerCase() !== '?xml')
          seen.fault ??= 'data must have no document type and no instructions';
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return seen.fault ?? (seen.root === 'svg' ? null : 'data is no SVG');
}
