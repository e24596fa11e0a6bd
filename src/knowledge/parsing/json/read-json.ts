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

/** Of its brackets, those in texts left out: more than its reader could go down. One look at each character. */
export function depthOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let index = 0; index < source.length; index += 1) {
    const sign = source[index];
    if (isText && sign === '\\') index += 1;
    else if (sign === '"') isText = !isText;
    else if (!isText && (sign === '[' || sign === '{')) deepest = Math.max(deepest, (depth += 1));
    else if (!isText && (sign === ']' || sign === '}')) depth -= 1;
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
