const SVG = 'http://www.w3.org/2000/svg';
const MARK = 'M16 7.5a8.5 8.5 0 0 1 0 17H9.2a1 1 0 0 1-.9-1.4l1.1-2.6A8.5 8.5 0 0 1 16 7.5Z';

type Attributes = Readonly<Record<string, string>>;

/** Element by element: a site may forbid that text is made into elements (`require-trusted-types-for 'script'`). */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export type WidgetElements = ReturnType<typeof widgetElements>;

/** What the widget is drawn of, all of it closed. */
export function widgetElements() {
  const mark = element('span', { class: 'mark', hidden: '' });
  const launcher = element(
    'button',
    { class: 'launcher', type: 'button', 'aria-expanded': 'false', 'aria-controls': 'panel' },
    bubble(),
    mark,
  );
  const said = element('span', { class: 'said', role: 'status' });
  const title = element('span', { class: 'title' });
  const close = element('button', { class: 'close', type: 'button' }, '×');
  const reason = element('p', { role: 'alert' });
  const again = element('button', { class: 'again', type: 'button' });
  const problem = element('div', { class: 'problem', hidden: '' }, reason, again);
  const panel = element(
    'section',
    { id: 'panel', class: 'panel', role: 'dialog', tabindex: '-1', hidden: '' },
    element('div', { class: 'bar' }, title, close),
    problem,
  );
  const box = element('div', {}, launcher, said, panel);
  return { box, launcher, mark, said, panel, title, close, problem, reason, again };
}

function bubble(): SVGElement {
  const [drawing, path] = [document.createElementNS(SVG, 'svg'), document.createElementNS(SVG, 'path')];
  const size = { viewBox: '0 0 32 32', width: '36', height: '36', 'aria-hidden': 'true' };
  for (const [name, value] of Object.entries(size)) drawing.setAttribute(name, value);
  path.setAttribute('fill', 'currentColor');
  path.setAttribute('d', MARK);
  drawing.append(path);
  return drawing;
}
