import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { Sweeps } from '../../common/sweeps.js';
import { ManualScheduler } from '../../common/testing/manual-scheduler.js';
import { SoleClaims } from '../../database/claims/sole-claims.js';
import { type KnowledgeWriter } from '../index/knowledge-writer.js';
import { type OldIndex, type RenewalsRepository } from '../index/renewals.repository.js';
import { IndexRenewer } from './index-renewer.js';

const LOOK_MS = 60_000;

describe('making indexes anew', () => {
  let old: number[];
  let broken: Set<number>;
  let scheduler: ManualScheduler;
  let renewer: IndexRenewer;

  beforeEach(() => {
    old = [1, 2, 3];
    broken = new Set([2]);
    jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    jest.spyOn(Logger.prototype, 'log').mockReturnValue();
    const find = (_: undefined, passedOver: number[]): Partial<OldIndex> | undefined => {
      const corpusId = old.find((id) => !passedOver.includes(id));
      return corpusId === undefined ? undefined : { corpusId };
    };
    const renewals = {
      findOld: (_: undefined, passedOver: number[] = []) => Promise.resolve(find(_, passedOver)),
    };
    const renew = (id: number): Promise<boolean> => {
      if (broken.has(id)) return Promise.reject(new Error('It is broken.'));
      old = old.filter((each) => each !== id);
      return Promise.resolve(true);
    };
    scheduler = new ManualScheduler();
    renewer = new IndexRenewer(
      { renewPassages: renew } as unknown as KnowledgeWriter,
      renewals as unknown as RenewalsRepository,
      new SoleClaims(),
      new Sweeps(scheduler),
    );
  });

  afterEach(async () => {
    await renewer.onModuleDestroy();
    jest.restoreAllMocks();
  });

  it('goes past one that fails, and tries it again with the next look', async () => {
    renewer.onApplicationBootstrap();
    await renewer.settled();
    expect(old).toEqual([2]);

    broken.clear();
    scheduler.advance(LOOK_MS);
    await renewer.settled();
    expect(old).toEqual([]);
  });
});
