import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { isIP } from 'node:net';
import { type ServerConfig } from '../config/config.js';
import { HostNotAllowedError } from './browser.errors.js';

/** Addresses to listen on that stand for all of the machine's. */
const EVERY_ADDRESS = new Set(['0.0.0.0', '::']);

/**
 * Refuses requests to a name that is not the server's own. Whoever owns a name can point it to this machine, and to a
 * browser all that answers under the name is then one site: a page from there could read everything.
 *
 * An address is no such name. Where the server listens on all addresses, each of them will do.
 */
export function requireAllowedHost({ host, allowedHosts }: ServerConfig): RequestHandler {
  const names = new Set(['localhost', host.toLowerCase(), ...allowedHosts]);
  const anyAddress = EVERY_ADDRESS.has(host);
  const isAllowed = (name: string): boolean =>
    names.has(name) || isLoopback(name) || (anyAddress && isIP(name) !== 0);
  return (request: Request, _response: Response, next: NextFunction) => {
    const name = nameOf(request.headers.host ?? '');
    next(name !== undefined && isAllowed(name) ? undefined : new HostNotAllowedError());
  };
}

/** Without its port and, where it is an address of IPv6, its brackets. @returns undefined where it is no host at all. */
function nameOf(host: string): string | undefined {
  const [, address, name] = /^(?:\[([\da-f:.]+)\]|([^:[\]/@\s]+))(?::\d+)?$/i.exec(host) ?? [];
  return (address ?? name)?.toLowerCase();
}

function isLoopback(name: string): boolean {
  return name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}
