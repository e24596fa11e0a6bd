import { type Construct, type Extension } from 'micromark-util-types';
import { type Definition, type FootnoteDefinition, type Nodes } from 'mdast';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';

/** What a pair of brackets may name: Markdown allows no more letters. */
const LABEL = /\[(?=((?:\\.|[^\\[\]]){1,999})\])/gs;
const NOTE = '^';
const LEFT_BRACKET = 91;

/** As it is compared: of a link `LABEL`, of a footnote `^LABEL`. */
export function labelOf({
  type,
  identifier,
}: Pick<Definition | FootnoteDefinition, 'type' | 'identifier'>): string {
  return (type === 'definition' ? '' : NOTE) + normalizeIdentifier(identifier);
}

/** All that a text may refer to by a label. */
export function labelsIn(source: string): ReadonlySet<string> {
  return new Set(Array.from(source.matchAll(LABEL), ([, label = '']) => normalizeIdentifier(label)));
}

/** The places of a text that tell what a label stands for, in any depth. */
export function definitionsIn(node: Nodes): (Definition | FootnoteDefinition)[] {
  const own = node.type === 'definition' || node.type === 'footnoteDefinition' ? [node] : [];
  return 'children' in node ? [...own, ...node.children.flatMap(definitionsIn)] : own;
}

/**
 * Has a part of a text read with the labels that are defined elsewhere in it, once: brackets are a reference only where what
 * they name is defined. Every reference begins with a bracket, so that is where the parser learns of them.
 */
export function knownLabels(labels: readonly string[]): Extension {
  const notes = labels.filter((label) => label.startsWith(NOTE)).map((label) => label.slice(NOTE.length));
  const links = labels.filter((label) => !label.startsWith(NOTE));
  let learnt = false;
  const learn: Construct = {
    name: 'knownLabels',
    tokenize(_effects, _ok, nok) {
      if (!learnt) {
        this.parser.defined.push(...links);
        (this.parser.gfmFootnotes ??= []).push(...notes);
        learnt = true;
      }
      return nok;
    },
  };
  return { text: { [LEFT_BRACKET]: learn } };
}
