/** What a model says at length: every kind of block that a reply is made of, from words that never change. */
const SENTENCE =
  'The **rate** of an account follows the key rate within two weeks, unless its contract names another day [1]. ';

const KINDS: readonly ((index: number) => string)[] = [
  (index) => `## Section ${index}\n\n`,
  () => `${SENTENCE.repeat(4)}\n\n`,
  (index) => `${SENTENCE}See [the conditions][c] or \`rate_of(account_${index})\`.\n\n`,
  () => `${Array.from({ length: 6 }, (_, item) => `- Item ${item}: ${SENTENCE}`).join('\n')}\n\n`,
  () =>
    `| account | rate | term |\n|---|--:|---|\n${Array.from({ length: 6 }, (_, row) => `| Savings ${row} | ${row}.5 % | ${row} months |`).join('\n')}\n\n`,
  (index) =>
    `\`\`\`typescript\n${Array.from({ length: 12 }, (_, line) => `export const rate${index}_${line} = (days: number): number => days * ${line}; // by day`).join('\n')}\n\`\`\`\n\n`,
  (index) =>
    `It grows by $(1 + r)^{${index}}$, which is\n\n$$\n\\sum_{k=0}^{${index}} \\binom{${index}}{k} r^k\n$$\n\n`,
];

/** How many letters a token stands for, about. */
const LETTERS = 4;

export function longText(tokens: number): string {
  const letters = tokens * LETTERS;
  let text = '';
  for (let index = 1; text.length < letters; index += 1) text += KINDS.map((kind) => kind(index)).join('');
  return text.slice(0, letters);
}

export function tokensOf(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / LETTERS) }, (_, index) =>
    text.slice(index * LETTERS, (index + 1) * LETTERS),
  );
}
