import { type ProviderProblem } from '../endpoint/provider-problem.js';
import { ContinuationDialect, type Form, formsAt } from '../continuation/continuation-dialect.js';
import { findRefusedTrait, type Trait } from '../endpoint/refused-trait.js';
import { type Manner } from './request-body.js';

/** How one model of one endpoint wants its requests, learned from what it refuses. */
export class RequestDialect {
  readonly continuing: ContinuationDialect;
  private readonly refused = new Set<Trait>();

  /** @param host of the endpoint. */
  constructor(host: string) {
    this.continuing = new ContinuationDialect(formsAt(host));
  }

  /** Whether the key belongs into a header of its own, as Azure and its gateways have it. */
  get wantsKeyHeader(): boolean {
    return this.refused.has('bearer');
  }

  /** What the endpoint or the model does not take. */
  get refuses(): readonly Trait[] {
    return [...this.refused];
  }

  /** As a request is to be written now. */
  manner(form: Form = this.continuing.form): Manner {
    return { without: this.refuses, form };
  }

  /** @returns whether the refusal taught something, so that the request is worth another try. */
  learn(status: number, problem: ProviderProblem): boolean {
    const trait = findRefusedTrait(status, problem);
    if (trait === undefined || this.refused.has(trait)) return false;
    this.refused.add(trait);
    return true;
  }
}
