/**
 * What hosted models can read, in tokens, as their vendors' pages said in November 2026. Open models are not here: how
 * much one reads is set where it runs.
 */
const KNOWN: readonly [RegExp, number][] = [
  [/^openai:gpt-5/, 400_000],
  [/^openai:gpt-4\.1/, 1_047_576],
  [/^openai:(?:gpt-4o|chatgpt-4o|gpt-4-turbo)/, 128_000],
  [/^openai:gpt-4-32k/, 32_768],
  [/^openai:gpt-4(?:-\d{4})?$/, 8_192],
  [/^openai:gpt-3\.5-turbo/, 16_385],
  [/^openai:o[134](?:-|$)/, 200_000],
  [/(?:^|[:/])claude-/, 200_000],
  [/(?:^|[:/])gemini-[12]/, 1_048_576],
];

/** @param model such as `openai:gpt-5-mini`. */
export function findKnownLimit(model: string): number | undefined {
  return KNOWN.find(([names]) => names.test(model))?.[1];
}
