const MAX_LENGTH = 80;
/** What models put around a title, and titles have not. */
const AROUND = /^(?:["'“”„«»‘’*#_`\s]|(?:title|titel)\s*:\s*)+|["'“”«»‘’*_`.\s]+$/giu;

/** The title that a model answered, as one line; undefined where there is none in what it said. */
export function readTitle(answer: string): string | undefined {
  const line = answer
    .trim()
    .split(/[\r\n]/u)[0]
    ?.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(AROUND, '');
  if (line === undefined || line === '') return undefined;
  const characters = Array.from(line);
  if (characters.length <= MAX_LENGTH) return line;
  const cut = characters.slice(0, MAX_LENGTH).join('');
  return `${cut.replace(/\s+\S*$/u, '') || cut}…`;
}
