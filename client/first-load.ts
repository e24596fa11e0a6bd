import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plugin, type Rolldown } from 'vite';

/** What the first sight of a conversation may cost, packed: on a slow phone network about a second. */
const MOST_BYTES = 200_000;
/** What the page asks for by itself as soon as it runs. */
const ASKED_FOR_AT_ONCE = '/message/markdown.tsx';
/** The one font of most readers; others are loaded by those whose letters it lacks. */
const FONT = /\/(assets\/[\w-]*-latin-wght-normal-[\w-]+\.woff2)/;

/** The files of a chunk, of what it imports and of their styles. */
function filesOf(name: string, bundle: Rolldown.OutputBundle, found: Set<string>): void {
  const chunk = bundle[name];
  if (chunk?.type !== 'chunk' || found.has(name)) return;
  found.add(name);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  for (const imported of chunk.imports) filesOf(imported, bundle, found);
}

/** What a browser loads before it shows a conversation. */
async function firstFiles(folder: string, bundle: Rolldown.OutputBundle): Promise<string[]> {
  const found = new Set(['index.html']);
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk') continue;
    if (chunk.isEntry || chunk.facadeModuleId?.endsWith(ASKED_FOR_AT_ONCE))
      filesOf(chunk.fileName, bundle, found);
  }
  for (const name of [...found].filter((file) => file.endsWith('.css'))) {
    const font = FONT.exec(await readFile(join(folder, name), 'utf8'))?.[1];
    if (font !== undefined) found.add(font);
  }
  return [...found];
}

/** Fails the build where the first load has grown too large: what is not needed at first sight is to be loaded late. */
export function firstLoad(): Plugin {
  let folder = '';
  let files: string[] = [];
  return {
    name: 'first-load',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir);
    },
    writeBundle: async (_options, bundle) => {
      files = await firstFiles(folder, bundle);
    },
    closeBundle: {
      // By now all is packed, as every browser takes it that can show the page.
      order: 'post',
      sequential: true,
      handler: async () => {
        const sizes = files.map(async (name) => {
          const file = join(folder, name);
          return (await stat(name.endsWith('.woff2') ? file : `${file}.br`)).size;
        });
        const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
        const told = `First load: ${(bytes / 1000).toFixed(1)} kB packed, of at most ${MOST_BYTES / 1000}`;
        if (bytes > MOST_BYTES) throw new Error(told);
        console.info(told);
      },
    },
  };
}
