/** A value that a document's property is compared with. */
export type FilterValue = string | number | boolean | null;

/** What of a document is looked at. */
export type FilterField =
  | { kind: 'category' | 'document_id' | 'created_at' | 'updated_at' }
  /** A member of the metadata; a list there matches by any of its items. */
  | { kind: 'metadata'; key: string };

export type FilterTest =
  | { operator: 'eq' | 'ne'; value: FilterValue }
  | { operator: 'in'; values: readonly FilterValue[] }
  | { operator: 'gt' | 'gte' | 'lt' | 'lte'; value: string | number }
  | { operator: 'exists'; value: boolean };

/** One thing that must be true of a document. Times are compared in epoch milliseconds. */
export interface FilterCondition {
  field: FilterField;
  test: FilterTest;
}

/** Which documents may be found; all of the application's where it is empty. */
export type SearchFilter = readonly FilterCondition[];
