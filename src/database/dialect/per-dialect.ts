import { type Expression, ExpressionWrapper, type OperationNode, RawNode } from 'kysely';

/** The databases that the platform runs on. */
export type DialectName = 'sqlite' | 'postgres';

/** A piece of a query, written for each of them. */
interface DialectNode extends RawNode {
  readonly variants: Readonly<Record<DialectName, OperationNode>>;
}

/** A piece of a query that the databases want in different words; which of them is said where it is compiled. */
export function perDialect<Value>(
  variants: Readonly<Record<DialectName, Expression<unknown>>>,
): Expression<Value> {
  const nodes = { sqlite: variants.sqlite.toOperationNode(), postgres: variants.postgres.toOperationNode() };
  const node: DialectNode = { ...RawNode.createWithSql(''), variants: nodes };
  return new ExpressionWrapper<never, never, Value>(node);
}

/** What a piece is for one of them; undefined where it is the same for all. */
export function variantOf(node: RawNode, dialect: DialectName): OperationNode | undefined {
  return 'variants' in node ? (node as DialectNode).variants[dialect] : undefined;
}
