import { type ProviderProblem } from '../endpoint/provider-problem.js';

/** What some endpoints or models refuse, though the others need or honour it. */
export type Trait =
  'max_tokens' | 'max_completion_tokens' | 'stream_options' | 'temperature' | 'system' | 'bearer';

/** That something is not taken at all. */
const REFUSAL =
  /(?:not|n't|never|cannot be|only)\W+(?:\w+\W+){0,2}?(?:support|permit|allow|recogni|accept|enabled|valid|compatible|available|find|know)|unsupported|unknown|unrecogni|unexpected|extra (?:inputs?|fields?)|extra_forbidden|forbidden|deprecated|not a valid|invalid (?:argument|parameter|field|value|temperature)|cannot find|no such|(?:may|can|must) (?:only )?be (?:set to |equal to )?(?:the default|1\b)|only .{0,30}(?:allowed|supported)|drop_params|does not have|without/i;
/** That something is taken, but not this much of it. */
const RANGE =
  /\bbetween\b|\brange\b|less than|greater than|at (?:most|least)|too (?:large|high|low|small|big)|maximum|minimum|exceed|[<>]=?\s*\d/i;
const ROLES_ONLY = /only ['"`]?user['"`]?,? (?:and|or) ['"`]?(?:assistant|model)/i;
const SYSTEM = /\bsystem\b|developer (?:role|message|instruction)/i;
const OF_ROLES = /\brole|\bmessage|instruction|prompt/i;

/** @returns undefined for a refusal that nothing can be learned from. */
export function findRefusedTrait(status: number, problem: ProviderProblem): Trait | undefined {
  const { words, param, code = '' } = problem;
  if (status === 401)
    return /subscription key|\bapi[-_]key\b header|header.{0,20}api[-_]key/i.test(words)
      ? 'bearer'
      : undefined;
  if (status === 403 || status === 404 || status === 429 || status > 500) return undefined;
  // A limit that is too high is said in the same words by vLLM, and is no matter of names.
  if (/use ['"`]?max_completion_tokens/i.test(words)) return 'max_tokens';
  if (words.includes('stream_options') || param === 'stream_options') return 'stream_options';
  const isRefused = REFUSAL.test(words) || code === 'unsupported_value' || code === 'unsupported_parameter';
  if (!isRefused) return undefined;
  if (ROLES_ONLY.test(words) || (SYSTEM.test(words) && OF_ROLES.test(words))) return 'system';
  const isAboutRange = RANGE.test(words) && !/only|default|deprecated|unsupported|not support/i.test(words);
  if (isAboutRange) return undefined;
  const names = (name: string): boolean => param === name || new RegExp(`\\b${name}\\b`).test(words);
  return (['temperature', 'max_completion_tokens', 'max_tokens'] as const).find(names);
}
