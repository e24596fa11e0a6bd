import { type Page } from '../../api/types.js';

/** Colours the page by the application's accent, in both themes; leaves its own where there is none. */
export function showAccent(accent: Page['accent'], { style }: HTMLElement = document.documentElement): void {
  if (!accent) return;
  const { light, dark } = accent;
  const mixed = (share: number, ground: string, color: string) =>
    `color-mix(in srgb, ${color} ${share}%, ${ground})`;
  style.setProperty('--accent', `light-dark(${light}, ${dark})`);
  // The server has checked that the accent can be read on these.
  style.setProperty(
    '--accent-soft',
    `light-dark(${mixed(12, '#ffffff', light)}, ${mixed(18, '#101514', dark)})`,
  );
  style.setProperty('--gradient', `linear-gradient(135deg, ${light}, ${mixed(80, '#000000', light)})`);
  for (const name of ['--glow-1', '--glow-2']) style.setProperty(name, mixed(12, 'transparent', light));
}
