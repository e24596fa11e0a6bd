import { type Response } from 'express';
import { type Logo } from './logo.js';

/** Whoever opens it by itself sees a picture, and nothing in it runs or loads anything. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** Sends a picture. It may be kept, and is asked after: its address has its digest, so another picture has another. */
export function sendLogo(response: Response, { mediaType, bytes, digest }: Logo): void {
  response
    .set({
      'Content-Type': mediaType,
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Content-Disposition': 'inline; filename="logo"',
      'Cache-Control': 'public, max-age=86400, stale-while-revalidate=604800',
      ETag: `"${digest}"`,
    })
    .send(bytes);
}
