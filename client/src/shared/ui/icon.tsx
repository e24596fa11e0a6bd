const paths = {
  alert: 'M12 8v5m0 3.5v.01M12 3 2.5 20h19L12 3Z',
  archive: 'M3.5 4.5h17v4h-17v-4Zm1.5 4V20h14V8.5M10 12.5h4',
  arrowDown: 'M12 5v14m-6-6 6 6 6-6',
  arrowUp: 'M12 19V5m-6 6 6-6 6 6',
  book: 'M5 4.5h5a2 2 0 0 1 2 2V20a2.5 2.5 0 0 0-2.5-2H5V4.5Zm14 0h-5a2 2 0 0 0-2 2V20a2.5 2.5 0 0 1 2.5-2H19V4.5Z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  chevronDown: 'm6 9.5 6 6 6-6',
  chevronLeft: 'm14.5 6-6 6 6 6',
  chevronRight: 'm9.5 6 6 6-6 6',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  clip: 'm19.5 11.5-7.8 7.8a5 5 0 0 1-7-7l8.5-8.6a3.4 3.4 0 0 1 4.8 4.8l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4l7.3-7.3',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h10v11H9V9Zm6 0V4H5v11h4',
  download: 'M12 4v11m-5-5 5 5 5-5M5 20h14',
  fork: 'M6 8.5v7M6 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm0 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm12-12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm0 0v1.5a3 3 0 0 1-3 3H9a3 3 0 0 0-3 3',
  globe: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Zm0 0c5 4.5 5 12.5 0 17-5-4.5-5-12.5 0-17ZM3.5 12h17',
  keyboard: 'M3 6.5h18v11H3v-11Zm4 7.5h10M7 10v.01M10.3 10v.01M13.7 10v.01M17 10v.01',
  menu: 'M4 7h16M4 12h16M4 17h10',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z',
  more: 'M5.5 12v.01M12 12v.01M18.5 12v.01',
  pencil: 'M4 20l1-4L16.5 4.5l3 3L8 19l-4 1Z',
  pin: 'M9 3.5h6l-1 6 3.5 3.5h-11L10 9.5l-1-6ZM12 13v7.5',
  plus: 'M12 5v14M5 12h14',
  resume: 'M5 5.5 12 12l-7 6.5v-13ZM18.5 5.5v13',
  retry: 'M20 11a8 8 0 1 0-2.5 6.5M20 5v6h-6',
  share: 'M12 15V3.5m-4 4 4-4 4 4M7 11H5v9.5h14V11h-2',
  stop: 'M6.5 6.5h11v11h-11z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0-5.5v2m0 15v2M2.5 12h2m15 0h2M5.3 5.3l1.4 1.4m10.6 10.6 1.4 1.4m0-13.4-1.4 1.4M6.7 17.3l-1.4 1.4',
  thumb:
    'M7.5 11v9h-4v-9h4Zm0 0 3.7-7.5c1.5 0 2.6 1.1 2.6 2.6V9.5h4.9a2 2 0 0 1 2 2.3l-1 6.5a2 2 0 0 1-2 1.7H7.5',
  trash: 'M5 7h14M10 7V4.5h4V7m3 0-1 13H8L7 7m3.5 4v5m3-5v5',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8.5a7.5 7.5 0 0 1 15 0',
} as const;

export type IconName = keyof typeof paths;

/** What points along the line, and the other way where the line runs from right to left. */
const DIRECTED: readonly IconName[] = ['chevronLeft', 'chevronRight', 'menu'];

/** Drawn in the colour of the text around it; always decoration, the words beside it say what it means. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  const dots = name === 'more';
  return (
    <svg
      aria-hidden="true"
      data-directed={DIRECTED.includes(name) || undefined}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={name === 'stop' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={dots ? 3 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
