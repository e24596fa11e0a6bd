import { findSvgFault } from './svg-safety.js';

const fault = (svg: string) => findSvgFault(Buffer.from(svg));
const around = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;

describe('an SVG', () => {
  it('may draw, with gradients and parts of its own', () => {
    expect(
      fault(
        `<?xml version="1.0" encoding="UTF-8"?><!-- a mark -->${around(
          '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>' +
            '<g fill="url(#a)"><path d="M0 0h9v9z" style="fill:url(#a)"/><use href="#a"/></g>',
        )}`,
      ),
    ).toBeNull();
  });

  it.each([
    ['<script>alert(1)</script>'],
    ['<SCRIPT>alert(1)</SCRIPT>'],
    ['<g:script xmlns:g="http://www.w3.org/2000/svg">alert(1)</g:script>'],
    ['<foreignObject><iframe src="https://x.test"/></foreignObject>'],
    ['<image href="https://x.test/pixel.png"/>'],
    ['<style>@import "https://x.test/a.css"</style>'],
    ['<animate attributeName="href" values="javascript:alert(1)"/>'],
    ['<set attributeName="onload" to="alert(1)"/>'],
    ['<a href="javascript:alert(1)"><path/></a>'],
    ['<path onclick="alert(1)"/>'],
    ['<path ONLOAD="alert(1)"/>'],
    ['<use href="https://x.test/a.svg#b"/>'],
    ['<use xlink:href="data:image/svg+xml;base64,AAAA"/>'],
    ['<path style="fill:url(https://x.test/a)"/>'],
    ['<path style="fill:url( &quot;//x.test/a&quot; )"/>'],
    ['<path fill="&#117;rl(https://x.test/a)"/>'],
  ])('is refused with %s', (inside) => {
    expect(fault(around(inside))).not.toBeNull();
  });

  it('is refused with a document type, an entity or a style sheet of its own', () => {
    expect(fault(`<!DOCTYPE svg [<!ENTITY a "b">]>${around('&a;')}`)).not.toBeNull();
    expect(fault(`<?xml-stylesheet href="https://x.test/a.css"?>${around('')}`)).not.toBeNull();
  });

  it('is refused where it is none', () => {
    expect(fault('')).toBe('data is no SVG');
    expect(fault('<html><body>hi</body></html>')).not.toBeNull();
    expect(findSvgFault(Buffer.from([0xff, 0xfe, 0x3c, 0x00]))).toBe('data must be UTF-8');
    expect(fault('<g>'.repeat(10_000))).not.toBeNull();
  });
});
