import { FILLS_SCREEN } from './cover.js';

/** In a shadow of its own: nothing of the site's reaches it, and nothing of it the site. */
export const STYLE = `
:host { all: initial; color-scheme: light dark; --accent: #0b6e5f; font: 600 15px/1.4 system-ui, sans-serif; }
* { box-sizing: border-box; }
.launcher, .panel { position: fixed; z-index: 2147483000; }
.launcher { bottom: 20px; width: 56px; height: 56px; padding: 0; border: 0; border-radius: 50%; background: var(--accent);
  color: #fff; cursor: pointer; box-shadow: 0 6px 20px rgb(0 0 0 / 25%); }
.right .launcher, .right .panel { right: 20px; }
.left .launcher, .left .panel { left: 20px; }
.mark { position: absolute; top: 2px; inset-inline-end: 2px; width: 14px; height: 14px; border: 2px solid #fff;
  border-radius: 50%; background: #b3261e; }
.panel { display: grid; grid-template-rows: auto minmax(0, 1fr); bottom: 88px; width: min(400px, calc(100vw - 40px));
  height: min(640px, calc(100dvh - 108px)); overflow: hidden; border-radius: 16px; background: light-dark(#fff, #101514);
  box-shadow: 0 12px 40px rgb(0 0 0 / 30%); }
.panel[hidden], .mark[hidden] { display: none; }
.bar { display: flex; align-items: center; justify-content: space-between; padding-block: 4px; padding-inline: 16px 6px;
  background: var(--accent); color: #fff; }
.close { width: 36px; height: 36px; border: 0; border-radius: 10px; background: none; color: inherit; font: 22px/1 system-ui;
  cursor: pointer; }
.problem { padding: 8px 16px; color: light-dark(#b3261e, #ff9d94); font-weight: 400; }
.problem[hidden], .fails iframe { display: none; }
.again { min-height: 40px; padding: 8px 16px; border: 1px solid; border-radius: 10px; background: none; color: inherit;
  font: inherit; font-weight: 600; cursor: pointer; }
iframe { width: 100%; height: 100%; border: 0; }
:focus-visible { outline: 3px solid light-dark(#0b6e5f, #67d3bc); outline-offset: 2px; }
.panel:focus-visible { outline: none; }
.bar :focus-visible { outline-color: #fff; outline-offset: -3px; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media ${FILLS_SCREEN} {
  .right .panel, .left .panel { inset: 0; width: 100%; height: 100dvh; border-radius: 0; }
}
`;
