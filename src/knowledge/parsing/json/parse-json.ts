import { withFittingNames } from '../fitting-names.js';
import { JoinedText } from '../joined-text.js';
import { ParseError } from '../parse-error.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { parseSource } from '../source/parse-source.js';
import { type StructuredText } from '../structured-text.js';
import { JsonDescriber } from './json-describer.js';
import { depthOf, type JsonNode, readJson } from './read-json.js';

const MAX_DEPTH = 100;

/**
 * JSON, or lines each of which is JSON. Records become rows as those of CSV, other values lines with their path, and what
 * is too large for a line stands under its name as a heading. What is no JSON after all, such as settings with remarks,
 * is read as it is written.
 *
 * @throws ParseError when it is nested too deep, or makes too long a text.
 */
export function parseJson(source: string, limits: ParsingLimits): StructuredText {
  if (depthOf(source) > MAX_DEPTH) {
    throw new ParseError(
      'document_unreadable',
      `The JSON is nested in more than ${MAX_DEPTH} levels. Flatten it, or split it into several.`,
    );
  }
  const value = valueOf(source);
  if (value === undefined) return parseSource(source, limits);
  return withFittingNames((nameLength) => {
    const joined = new JoinedText(limits.characters);
    new JsonDescriber(joined, nameLength).describe(value);
    // The first name in it says what a part is; the whole is called as its file.
    return { ...joined.build(undefined), title: undefined };
  });
}

/** @returns undefined for what is no JSON. */
function valueOf(source: string): JsonNode | undefined {
  const whole = readJson(source);
  if (whole !== undefined) return whole;
  const values: JsonNode[] = [];
  for (const line of source.split('\n')) {
    if (line.trim() === '') continue;
    const value = readJson(line);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}
