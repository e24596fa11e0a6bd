import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { compress } from './compress.js';
import { firstLoad } from './first-load.js';
import { widget } from './widget.js';

/** The server that development talks to; the built page is served by the server itself. */
const API_ORIGIN = 'http://localhost:3000';

/** Nothing is painted before the script has run, so that a remembered theme never flashes the other one. */
function paintAfterScript(): Plugin {
  return {
    name: 'paint-after-script',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('<script type="module"', '<script blocking="render" type="module"'),
    },
  };
}

/** What sends files and follows them: needed where there are any. */
const OF_FILES =
  'api/(upload|busy-error)|shared/(documents|uploads|texts/en/(documents|files|uploads)|hooks/use-leave-guard)';

export default defineConfig({
  plugins: [react(), paintAfterScript(), widget(), compress(), firstLoad()],
  resolve: {
    alias: [{ find: /^zod\/v4(?:\/.*)?$/, replacement: join(import.meta.dirname, 'stand-ins/zod.ts') }],
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    chunkSizeWarningLimit: 700,
    // The policy of the page lets it load fonts from its own origin alone, and not from within a style sheet.
    assetsInlineLimit: (file) => (/\.(?:woff2?|ttf)$/.test(file) ? false : undefined),
    // What several parts of the page share is one file, and not a request for each of a few hundred bytes.
    rolldownOptions: {
      // Of the AI SDK: what is made of schemas that are not used is not kept.
      treeshake: { manualPureFunctions: ['createGateway', 'lazySchema', 'zodSchema', 'z', 'z$1'] },
      output: {
        codeSplitting: {
          groups: [
            // The first takes what both need.
            {
              name: 'shared',
              test: new RegExp(`client/src/(?!${OF_FILES})|rolldown.runtime`),
              minShareCount: 2,
              priority: 1,
            },
            { name: 'files', test: new RegExp(`client/src/(${OF_FILES})`), minShareCount: 2 },
          ],
        },
      },
    },
  },
  // The server is asked under the name that the browser knows: pages of other origins may change nothing there.
  server: { proxy: { '/v1': { target: API_ORIGIN, changeOrigin: false } } },
});
