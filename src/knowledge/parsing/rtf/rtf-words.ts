/** Signs that are written as a word. */
export const SIGNS = new Map([
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['tab', ' '],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
  ['~', '\u00A0'],
  ['_', '‑'],
  ['line', '\n'],
  ['lbr', '\n'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
  ['nestcell', ' '],
  ['nestrow', ' '],
]);

/** Groups with what is no text: tables of the file, pictures, what stands on every page, remarks, instructions. */
export const LEFT_OUT = new Set(
  (
    'colortbl pict objdata header headerl headerr headerf footer footerl footerr footerf fldinst themedata datastore ' +
    'colorschememapping latentstyles listtable listoverridetable rsidtbl generator xmlnstbl mmathpr template filetbl ' +
    'revtbl nonshppict shprslt sp annotation atnid atnauthor atndate atnref comment pgptbl bkmkstart bkmkend ftnsep ' +
    'ftnsepc aftnsep aftnsepc tc xe author operator company doccomm subject keywords category manager creatim revtim ' +
    'printim buptim hlinkbase passwordhash wgrffmtfilter docvar userprops'
  ).split(' '),
);

/** Groups that older programs leave out, and whose text is that of the document. */
export const READ_THOUGH_NEW = new Set(['shpinst', 'ud', 'shppict', 'shptxt', 'footnote']);
