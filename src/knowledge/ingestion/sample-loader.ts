import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Database } from '../../database/database.js';
import { DocumentIntake } from './document-intake.js';
import { SAMPLE_DOCUMENTS } from './sample-documents.js';
import { SamplesRepository } from './samples.repository.js';

const SAMPLE = 'retail-banking';

/** Hands in the sample documents at the first start, and never again: what was deleted stays deleted. */
@Injectable()
export class SampleLoader implements OnModuleInit {
  constructor(
    private readonly samples: SamplesRepository,
    private readonly intake: DocumentIntake,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.samples.claim(SAMPLE, this.clock.now()))) return;
      for (const document of SAMPLE_DOCUMENTS) await this.intake.acceptText(document);
    });
  }
}
