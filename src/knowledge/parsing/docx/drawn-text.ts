import { type Unzipped } from 'fflate';
import { descendants, type XmlNode, xmlTree } from '../office/xml-tree.js';

/** Behind so many, the points of a chart are no text for readers. */
const MAX_LINES = 2_000;

/** The text of a chart or of a drawing made of shapes, in lines. */
export function drawnText(parts: Unzipped, name: string): string[] {
  const tree = xmlTree(parts[name]);
  const lines = /(?:^|\/)charts?\//.test(name) ? chartLines(tree) : shapeLines(tree);
  return lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES), '…'] : lines;
}

/** Its title, and each value with the names of its series and of its category. */
function chartLines(tree: XmlNode): string[] {
  const [title] = descendants(tree, 'c:title');
  const lines = title ? shapeLines(title).slice(0, 1) : [];
  for (const series of descendants(tree, 'c:ser')) {
    const name = pointsOf(series, 'c:tx').join(' ');
    const categories = pointsOf(series, 'c:cat', 'c:xVal');
    for (const [index, value] of pointsOf(series, 'c:val', 'c:yVal').entries()) {
      const said = [name, categories[index] ?? ''].filter((text) => text !== '').join(', ');
      lines.push(said === '' ? value : `${said}: ${value}`);
      if (lines.length > MAX_LINES) return lines;
    }
  }
  return lines;
}

function pointsOf(series: XmlNode, ...names: string[]): string[] {
  return series.children
    .filter(({ name }) => names.includes(name))
    .flatMap((node) => [...descendants(node, 'c:v')].map(({ text }) => text.trim()));
}

/** One line a paragraph. */
function shapeLines(tree: XmlNode): string[] {
  return [...descendants(tree, 'a:p')]
    .map((paragraph) => [...descendants(paragraph, 'a:t')].map(({ text }) => text).join(''))
    .filter((line) => line.trim() !== '');
}
