/** A piece of a template: text as it stands, or the place of a variable. */
export type TemplatePart = { kind: 'text'; text: string } | { kind: 'variable'; name: string };

/** Why a template cannot be read, and where: an index into its text. */
export interface TemplateFault {
  reason: string;
  at: number;
}

export type ParsedTemplate =
  { ok: true; parts: TemplatePart[]; variables: string[] } | { ok: false; fault: TemplateFault };

/** `{{`, `}}`, `{name}`, a brace on its own, or text up to the next brace. */
const PIECE = /\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)\}|[{}]|[^{}]+/g;

/** Reads `{name}` as a variable, and `{{` and `}}` as braces. `variables` are in order of first appearance. */
export function parseTemplate(template: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  const variables = new Set<string>();
  for (const match of template.matchAll(PIECE)) {
    const [piece, name] = match;
    if (name !== undefined) {
      parts.push({ kind: 'variable', name });
      variables.add(name);
    } else if (piece === '{' || piece === '}') {
      const reason = `"${piece}" neither belongs to a {variable_name} nor is doubled`;
      return { ok: false, fault: { reason, at: match.index } };
    } else {
      parts.push({ kind: 'text', text: piece === '{{' || piece === '}}' ? piece.charAt(0) : piece });
    }
  }
  return { ok: true, parts, variables: [...variables] };
}

/** Puts the values in. They are text: a `{name}` inside a value stays as it is. Every variable must have a value. */
export function fillTemplate(parts: readonly TemplatePart[], values: ReadonlyMap<string, string>): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : (values.get(part.name) ?? ''))).join('');
}

/** The length of what {@link fillTemplate} would make, found without making it. */
export function filledLength(parts: readonly TemplatePart[], values: ReadonlyMap<string, string>): number {
  const lengths = parts.map((part) =>
    part.kind === 'text' ? part.text.length : (values.get(part.name)?.length ?? 0),
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}
