/**
 * Loaded into a server before its own code (`node --import`): from the moment on that the file `DISK_FAILS_FROM` exists,
 * the disk takes nothing more.
 */
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';

const handle = await open(import.meta.filename);
const prototype = Object.getPrototypeOf(handle) as typeof handle;
await handle.close();

const { datasync } = prototype;
prototype.datasync = async function (this: typeof handle) {
  if (existsSync(process.env.DISK_FAILS_FROM ?? '')) throw new Error('EIO: i/o error, fdatasync');
  await datasync.call(this);
};
