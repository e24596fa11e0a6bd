/**
 * PostgreSQL with pgvector where the machine has none: PGlite, the server's own code in WebAssembly, for any number of
 * clients. It keeps its data in memory, says by a line on standard output on which port of this machine it listens, and
 * ends with its standard input. With `--plain` it has no extension.
 */
import { vector } from '@electric-sql/pglite-pgvector';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { ClientMessages } from './client-messages.ts';
import { openPglite } from './open-pglite.ts';
import { SharedSession } from './shared-session.ts';

/** To a client that asks whether to encrypt. */
const NO = 'N';

const extensions = process.argv.includes('--plain') ? {} : { vector };
const session = new SharedSession(await openPglite(extensions));
let clients = 0;

function serve(socket: Socket): void {
  const client = ++clients;
  const messages = new ClientMessages(`c${client}_`);
  socket.setNoDelay();
  socket.on('error', () => undefined);
  socket.on('close', () => {
    session.leave(client);
  });
  socket.on('data', (data) => {
    for (const piece of messages.read(data)) {
      if (piece.kind === 'end') socket.end();
      else if (piece.kind === 'request') socket.write(NO);
      else void session.ask(client, piece.bytes).then((answer) => socket.write(answer));
    }
  });
}

const server = createServer(serve).listen(0, '127.0.0.1', () => {
  console.log((server.address() as AddressInfo).port);
});
process.stdin.resume().on('end', () => process.exit());
