/** Models that think before they answer, as their names tell. What they think counts as what they say. */
const THINKING =
  /^openai:(?:gpt-5|o[134](?:-|$))|claude-(?:fable|opus|sonnet|haiku)-(?:[4-9]|\d\d)|claude-3-7|gemini-(?:2\.5|[3-9])|deepseek-(?:r\d|reasoner)|qwq|qwen3|gpt-oss|magistral|think|reason/i;

const THOUGHTS_AND_ANSWER = 16_384;
const LONG_ANSWER = 4_096;
/** Of a model that nobody knows anything of: it may read no more than a few thousand tokens, question and answer together. */
const SHORT_ANSWER = 1_024;
const SHORT_THOUGHTS_AND_ANSWER = 8_192;
/** The part of what a model can read that an answer may take by default. */
const PART = 4;

/**
 * The most tokens of a reply that suit a model, where nobody says how many: room for an answer, and for thoughts before
 * it; no more than it can say, nor than a quarter of what it can read.
 *
 * @param limits in tokens; undefined where nobody said.
 */
export function suitableOutput(
  model: string,
  limits: { context: number | undefined; output: number | undefined },
): number {
  const thinks = THINKING.test(model);
  const isKnown = limits.context !== undefined || limits.output !== undefined;
  const known = thinks ? THOUGHTS_AND_ANSWER : LONG_ANSWER;
  const unknown = thinks ? SHORT_THOUGHTS_AND_ANSWER : SHORT_ANSWER;
  const room = limits.context === undefined ? Infinity : Math.floor(limits.context / PART);
  return Math.min(isKnown ? known : unknown, limits.output ?? Infinity, room);
}
