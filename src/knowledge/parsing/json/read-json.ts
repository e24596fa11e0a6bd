/** Numbers are kept as they are written: `4.50` is a price. */
export type JsonNode = string | boolean | null | JsonNode[] | Map<string, JsonNode>;

/** @returns undefined for what is no JSON. */
export function readJson(source: string): JsonNode | undefined {
  try {
    return JSON.parse(source, revive) as JsonNode;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Of its brackets, those in texts left out: more than its reader could go down. */
export function depthOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [sign] of source.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]/g)) {
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** A map, as `__proto__` may be a name. */
function revive(_: string, value: unknown, { source }: { source?: string } = {}): JsonNode {
  if (typeof value === 'number') return source ?? String(value);
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map))
    return new Map(Object.entries(value as Record<string, JsonNode>));
  return value as JsonNode;
}
