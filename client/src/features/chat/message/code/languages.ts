import { type LanguageFn } from 'highlight.js';

interface Language {
  /** What else it is called. */
  aliases: readonly string[];
  load: () => Promise<{ default: LanguageFn }>;
}

/** What blocks of code are usually in. Each is a file of its own, for those who meet it. */
const LANGUAGES: Readonly<Record<string, Language>> = {
  bash: { aliases: ['sh', 'zsh', 'shell', 'console'], load: () => import('highlight.js/lib/languages/bash') },
  c: { aliases: ['h'], load: () => import('highlight.js/lib/languages/c') },
  cpp: { aliases: ['c++', 'cc', 'hpp', 'cxx'], load: () => import('highlight.js/lib/languages/cpp') },
  csharp: { aliases: ['cs', 'c#'], load: () => import('highlight.js/lib/languages/csharp') },
  css: { aliases: [], load: () => import('highlight.js/lib/languages/css') },
  dart: { aliases: [], load: () => import('highlight.js/lib/languages/dart') },
  diff: { aliases: ['patch'], load: () => import('highlight.js/lib/languages/diff') },
  dockerfile: { aliases: ['docker'], load: () => import('highlight.js/lib/languages/dockerfile') },
  elixir: { aliases: ['ex', 'exs'], load: () => import('highlight.js/lib/languages/elixir') },
  go: { aliases: ['golang'], load: () => import('highlight.js/lib/languages/go') },
  graphql: { aliases: ['gql'], load: () => import('highlight.js/lib/languages/graphql') },
  haskell: { aliases: ['hs'], load: () => import('highlight.js/lib/languages/haskell') },
  ini: { aliases: ['toml', 'conf', 'properties'], load: () => import('highlight.js/lib/languages/ini') },
  java: { aliases: [], load: () => import('highlight.js/lib/languages/java') },
  javascript: {
    aliases: ['js', 'jsx', 'mjs', 'cjs', 'node'],
    load: () => import('highlight.js/lib/languages/javascript'),
  },
  json: { aliases: ['json5', 'jsonc'], load: () => import('highlight.js/lib/languages/json') },
  kotlin: { aliases: ['kt', 'kts'], load: () => import('highlight.js/lib/languages/kotlin') },
  latex: { aliases: ['tex'], load: () => import('highlight.js/lib/languages/latex') },
  lua: { aliases: [], load: () => import('highlight.js/lib/languages/lua') },
  makefile: { aliases: ['make', 'mk'], load: () => import('highlight.js/lib/languages/makefile') },
  markdown: { aliases: ['md'], load: () => import('highlight.js/lib/languages/markdown') },
  matlab: { aliases: [], load: () => import('highlight.js/lib/languages/matlab') },
  nginx: { aliases: [], load: () => import('highlight.js/lib/languages/nginx') },
  objectivec: {
    aliases: ['objc', 'objective-c'],
    load: () => import('highlight.js/lib/languages/objectivec'),
  },
  perl: { aliases: ['pl'], load: () => import('highlight.js/lib/languages/perl') },
  php: { aliases: [], load: () => import('highlight.js/lib/languages/php') },
  powershell: { aliases: ['ps1', 'pwsh'], load: () => import('highlight.js/lib/languages/powershell') },
  protobuf: { aliases: ['proto'], load: () => import('highlight.js/lib/languages/protobuf') },
  python: { aliases: ['py', 'python3'], load: () => import('highlight.js/lib/languages/python') },
  r: { aliases: [], load: () => import('highlight.js/lib/languages/r') },
  ruby: { aliases: ['rb'], load: () => import('highlight.js/lib/languages/ruby') },
  rust: { aliases: ['rs'], load: () => import('highlight.js/lib/languages/rust') },
  scala: { aliases: [], load: () => import('highlight.js/lib/languages/scala') },
  scss: { aliases: ['sass'], load: () => import('highlight.js/lib/languages/scss') },
  sql: {
    aliases: ['postgresql', 'postgres', 'mysql', 'sqlite', 'plsql'],
    load: () => import('highlight.js/lib/languages/sql'),
  },
  swift: { aliases: [], load: () => import('highlight.js/lib/languages/swift') },
  typescript: { aliases: ['ts', 'tsx', 'mts'], load: () => import('highlight.js/lib/languages/typescript') },
  vbnet: { aliases: ['vb'], load: () => import('highlight.js/lib/languages/vbnet') },
  xml: {
    aliases: ['html', 'xhtml', 'svg', 'vue', 'rss'],
    load: () => import('highlight.js/lib/languages/xml'),
  },
  yaml: { aliases: ['yml'], load: () => import('highlight.js/lib/languages/yaml') },
};

const byAlias = new Map(
  Object.entries(LANGUAGES).flatMap(([name, { aliases }]) =>
    [name, ...aliases].map((alias) => [alias, name]),
  ),
);

/** The name of a language that can be coloured; undefined of any other. @param written as a block names it. */
export function languageNamed(written: string): string | undefined {
  return byAlias.get(written.toLowerCase());
}

/** What reads a language that `languageNamed` has told. */
export async function loadLanguage(name: string): Promise<LanguageFn | undefined> {
  return (await LANGUAGES[name]?.load())?.default;
}
