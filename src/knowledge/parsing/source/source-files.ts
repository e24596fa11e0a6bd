/** Of programs, settings, queries and the like, in small letters: what is read as it is written. */
export const SOURCE_EXTENSIONS = (
  'js mjs cjs jsx ts mts cts tsx vue svelte py pyi rb php pl pm lua r jl java kt kts groovy gradle scala clj go rs swift ' +
  'c h cc cpp cxx hpp m mm cs fs vb pas dart ex exs erl hs ml elm nim zig sh bash zsh fish ps1 bat cmd sql graphql gql ' +
  'proto xml xsd xsl xslt svg css scss sass less yaml yml toml ini cfg conf config properties env tf hcl cmake mk ' +
  'dockerfile makefile patch diff tex bib rst adoc asciidoc org textile ics vcf json5 jsonc'
).split(' ');

/** `video/mp2t` is what browsers take TypeScript for. */
export const SOURCE_MEDIA_TYPES = [
  ...[
    'javascript',
    'ecmascript',
    'xml',
    'yaml',
    'x-yaml',
    'toml',
    'sql',
    'x-sh',
    'graphql',
    'typescript',
  ].map((name) => `application/${name}`),
  ...[
    'javascript',
    'xml',
    'yaml',
    'css',
    'calendar',
    'vcard',
    'x-python',
    'x-java',
    'x-c',
    'x-c++',
    'x-ruby',
  ].map((name) => `text/${name}`),
  ...[
    'x-go',
    'x-rust',
    'x-sh',
    'x-typescript',
    'x-csrc',
    'x-chdr',
    'x-c++src',
    'x-java-source',
    'x-tex',
    'x-diff',
  ].map((name) => `text/${name}`),
  'image/svg+xml',
];
