/** An accent in both themes, as `#rrggbb`. */
export interface Accent {
  light: string;
  dark: string;
}

type Color = readonly [number, number, number];

/** What the accent is written on, or is written on it, at its worst: a list's entry under the pointer. */
const LIGHT_GROUND = '#e3e5e0';
const DARK_GROUND = '#293433';
/** Behind what is tinted with the accent, and how strongly. */
const TINTS = { light: ['#ffffff', 0.12], dark: ['#101514', 0.18] } as const;
/** WCAG 2, level AA, for text. */
const CONTRAST = 4.5;
const STEP = 0.02;

const parse = (color: string): Color => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return [red, green, blue];
};

const format = (color: Color): string =>
  `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** @param share of the second: 0 to 1. */
const mix = (one: Color, other: Color, share: number): Color => {
  const part = (at: 0 | 1 | 2) => one[at] * (1 - share) + other[at] * share;
  return [part(0), part(1), part(2)];
};

function luminanceOf(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one: Color, other: Color): number {
  const [low = 0, high = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The least that a colour stands out by, among all it is seen on in a theme. */
function leastContrast(color: Color, theme: keyof typeof TINTS): number {
  const [behind, share] = TINTS[theme];
  const grounds = [parse(theme === 'light' ? LIGHT_GROUND : DARK_GROUND), mix(parse(behind), color, share)];
  return Math.min(...grounds.map((ground) => contrastOf(color, ground)));
}

/** The colour itself where it can be read in a theme, else the nearest to it that can. */
function readable(color: Color, theme: keyof typeof TINTS): Color {
  const end: Color = theme === 'light' ? [0, 0, 0] : [255, 255, 255];
  for (let share = 0; share < 1; share += STEP) {
    const candidate = parse(format(mix(color, end, share)));
    if (leastContrast(candidate, theme) >= CONTRAST) return candidate;
  }
  return end;
}

/** An accent for both themes: in the dark one it is as much lighter as it has to be. @param color a readable one. */
export function accentOf(color: string): Accent {
  return { light: color, dark: format(readable(parse(color), 'dark')) };
}

/** Whether a colour can be read where the page uses it, and if not, what could be taken instead. */
export function checkAccent(color: string): { contrast: number; nearest: string } | null {
  const contrast = leastContrast(parse(color), 'light');
  return contrast >= CONTRAST ? null : { contrast, nearest: format(readable(parse(color), 'light')) };
}
