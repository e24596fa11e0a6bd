import { formatNumber } from '../texts/fill.js';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** How large a file is, as people say it. */
export function sizeWords(bytes: number): string {
  const step = UNITS.findLastIndex((_, index) => index === 0 || bytes >= 1000 ** index);
  return formatNumber(bytes / 1000 ** step, {
    ...{ style: 'unit', unit: UNITS[step], unitDisplay: step === 0 ? 'long' : 'short' },
    maximumFractionDigits: 1,
  });
}

/** A share from 0 to 1. */
export function percentWords(share: number): string {
  return formatNumber(share, { style: 'percent', maximumFractionDigits: 0 });
}
