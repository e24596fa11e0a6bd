/** A text with what is known of its structure. Offsets are UTF-16 code units of `text`. */
export interface StructuredText {
  text: string;
  title: string | undefined;
  /** In the order of the text, without overlap. */
  blocks: readonly TextBlock[];
  /** What is missing of it; left out where nothing is known to be. */
  warnings?: readonly TextWarning[];
}

/** What the text of a file that could be read lacks of it. `detail` is for a person to read. */
export interface TextWarning {
  /** Stable: kept with the document, and clients branch on it. */
  code:
    'pages_without_text' | 'text_unreadable' | 'attachments_not_read' | 'parts_left_out' | 'column_names_cut';
  detail: string;
}

export const BLOCK_KINDS = ['heading', 'paragraph', 'list-item', 'table-row', 'code'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export interface TextBlock {
  kind: BlockKind;
  start: number;
  end: number;
  /** 1 to 6; of headings only. */
  level?: number;
}

/** The same in one piece: its blocks as JSON, as they are stored. Whoever only hands it on need not look at each of them. */
export interface FlatText {
  text: string;
  title: string | undefined;
  structure: string;
  warnings: readonly TextWarning[];
}

export function flatten({ text, title, blocks, warnings = [] }: StructuredText): FlatText {
  return { text, title, structure: JSON.stringify(blocks), warnings };
}
