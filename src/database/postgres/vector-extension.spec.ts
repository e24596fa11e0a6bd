import pg from 'pg';
import { createVectorDatabase } from '../testing/vector-database.js';
import { type OwnDatabase } from '../testing/postgres-server.js';
import { PostgresDatabase } from './postgres-database.js';
import { type Session, type Statement } from './session.js';
import { addVectorExtension, VectorExtensionError } from './vector-extension.js';

/** A server that answers a statement so. */
function serverThat(answer: (statement: Statement | string) => object[]): Session {
  const query = (statement: Statement | string) =>
    Promise.resolve().then(() => ({ rows: answer(statement) }));
  return { query } as unknown as Session;
}

function refusal(code: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError('no', 0, 'error'), { code });
}

describe('addVectorExtension', () => {
  it.each([
    ['0A000', 'does not have it: install it there'],
    ['58P01', 'does not have it: install it there'],
    ['42501', 'create extension vector'],
  ])('says what to do where the server refuses it with %s', async (code, reason) => {
    const adding = addVectorExtension(
      serverThat(() => {
        throw refusal(code);
      }),
    );
    await expect(adding).rejects.toThrow(VectorExtensionError);
    await expect(adding).rejects.toThrow(reason);
  });

  it('says that one is too old', async () => {
    await expect(addVectorExtension(serverThat(() => [{ isKnown: false }]))).rejects.toThrow('0.7 or newer');
  });

  it('hands on what it does not know', async () => {
    const adding = addVectorExtension(
      serverThat(() => {
        throw refusal('53100');
      }),
    );
    await expect(adding).rejects.toThrow(pg.DatabaseError);
  });

  describe('on a server', () => {
    let own: OwnDatabase;

    beforeAll(async () => {
      own = await createVectorDatabase();
    });

    afterAll(() => own.drop());

    it('finds what is there already', async () => {
      const database = new PostgresDatabase(own.url);
      await expect(database.addVectors()).resolves.toBeUndefined();
      await database.onApplicationShutdown();
    });
  });
});
