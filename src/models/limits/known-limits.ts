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

/** What hosted models can say in one answer, thoughts included, from the same pages. */
const KNOWN_OUTPUTS: readonly [RegExp, number][] = [
  [/^openai:gpt-5/, 128_000],
  [/^openai:gpt-4\.1/, 32_768],
  [/^openai:(?:gpt-4o|chatgpt-4o)/, 16_384],
  [/^openai:(?:gpt-4-turbo|gpt-3\.5-turbo)/, 4_096],
  [/^openai:gpt-4(?:-\d{4})?$/, 8_192],
  [/^openai:o[134](?:-|$)/, 100_000],
  [/(?:^|[:/])claude-(?:opus|sonnet|haiku|fable)-(?:5|4-[6-9])/, 128_000],
  [/(?:^|[:/])claude-(?:opus|sonnet|haiku)-4-5/, 64_000],
  [/(?:^|[:/])claude-sonnet-4/, 64_000],
  [/(?:^|[:/])claude-opus-4/, 32_000],
  [/(?:^|[:/])gemini-2\.5/, 65_536],
  [/(?:^|[:/])gemini-(?:1|2\.0)/, 8_192],
];

/** What a model can say in one answer. @param model such as `openai:gpt-5-mini`. */
export function findKnownOutput(model: string): number | undefined {
  return KNOWN_OUTPUTS.find(([names]) => names.test(model))?.[1];
}

/** @param model such as `openai:gpt-5-mini`. */
export function findKnownLimit(model: string): number | undefined {
  return KNOWN.find(([names]) => names.test(model))?.[1];
}
