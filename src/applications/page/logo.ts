import { createHash } from 'node:crypto';
import { findSvgFault } from './svg-safety.js';

export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'] as const;
export type LogoType = (typeof LOGO_TYPES)[number];

export const MAX_LOGO_BYTES = 65_536;

/** A picture that stands for an application. */
export interface Logo {
  mediaType: LogoType;
  bytes: Buffer;
  /** Another one for another picture. */
  digest: string;
}

const startsWith = (bytes: Buffer, sign: string, at = 0) =>
  bytes.subarray(at, at + sign.length).toString('latin1') === sign;

/** What is wrong with bytes that are said to be of a type; null where nothing is. */
const FAULTS: Readonly<Record<LogoType, (bytes: Buffer) => string | null>> = {
  'image/png': (bytes) => (startsWith(bytes, '\x89PNG\r\n\x1a\n') ? null : 'data is no PNG'),
  'image/jpeg': (bytes) => (startsWith(bytes, '\xff\xd8\xff') ? null : 'data is no JPEG'),
  'image/webp': (bytes) =>
    startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8) ? null : 'data is no WebP',
  'image/svg+xml': findSvgFault,
};

/** Why a picture is not taken; null where it is. */
export function findLogoFault(mediaType: LogoType, bytes: Buffer): string | null {
  if (bytes.length === 0) return 'data must not be empty';
  if (bytes.length > MAX_LOGO_BYTES) return `data must be at most ${MAX_LOGO_BYTES} bytes`;
  return FAULTS[mediaType](bytes);
}

export function logoOf(mediaType: LogoType, bytes: Buffer): Logo {
  const digest = createHash('sha256').update(mediaType).update(bytes).digest('hex').slice(0, 32);
  return { mediaType, bytes, digest };
}
