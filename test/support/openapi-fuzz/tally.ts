import { type Operation } from './openapi.js';

/** Counts the answers to each operation by the hundred of their status. */
export class Tally {
  private readonly counts = new Map<string, number[]>();

  constructor(private readonly operations: readonly Operation[]) {}

  add(operation: Operation, status: number): void {
    const counts = this.counts.get(operation.operationId) ?? [0, 0, 0, 0, 0, 0];
    counts[Math.floor(status / 100)]! += 1;
    this.counts.set(operation.operationId, counts);
  }

  /** How many requests an operation was sent, or how many of one class of status it answered. */
  of({ operationId }: Operation, statusClass?: number): number {
    const counts = this.counts.get(operationId) ?? [];
    return statusClass === undefined
      ? counts.reduce((sum, count) => sum + count, 0)
      : (counts[statusClass] ?? 0);
  }

  /** One line for people. */
  summary(): string {
    const sum = (statusClass?: number): number =>
      this.operations.reduce((total, operation) => total + this.of(operation, statusClass), 0);
    const least = (statusClass?: number): string => {
      const [first] = this.operations.toSorted((a, b) => this.of(a, statusClass) - this.of(b, statusClass));
      return first ? `${this.of(first, statusClass)} (${first.operationId})` : '0';
    };
    return (
      `${sum()} requests to ${this.operations.length} operations: ${sum(2)} × 2xx, ${sum(4)} × 4xx, ${sum(5)} × 5xx; ` +
      `least per operation: ${least()} requests, ${least(2)} × 2xx`
    );
  }
}
