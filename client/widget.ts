import { join } from 'node:path';
import { build, type Plugin } from 'vite';

/** Builds the script that other sites load, in one file with a name that stays, beside the page. */
export function widget(): Plugin {
  let [root, outDir] = ['', ''];
  return {
    name: 'widget',
    apply: 'build',
    configResolved: (config) => {
      [root, outDir] = [config.root, config.build.outDir];
    },
    closeBundle: {
      // Before it is packed.
      order: 'pre',
      sequential: true,
      handler: async () => {
        await build({
          configFile: false,
          publicDir: false,
          root,
          logLevel: 'warn',
          build: {
            outDir,
            emptyOutDir: false,
            lib: {
              entry: join(root, 'src/widget/widget.ts'),
              formats: ['iife'],
              name: 'ChatWidget',
              fileName: () => 'widget.js',
            },
          },
        });
      },
    },
  };
}
