import type { VectorType } from "../../../model/index.ts";

/** Where the vectors of a column lie. */
export type Storage =
  | {
      readonly in: "vec0";
      /** Number of the column among the vector columns of its table, from 0. */
      readonly part: number;
      readonly dimension: number;
      /** Name of the declared primary key, when there is one. */
      readonly key?: string;
      /** Rows are told apart by a text instead of the rowid. */
      readonly textKey: boolean;
    }
  | {
      readonly in: "table";
      /** SQL terms that tell rows apart. */
      readonly keys: readonly string[];
    };

/** A column of one database that holds embeddings. */
export interface VectorColumn {
  readonly table: string;
  readonly column: string;
  readonly type: VectorType;
  readonly storage: Storage;
  /** When the user says it; otherwise the most frequent one counts. */
  readonly dimension?: number;
}

/** Text that is the same for the same column of two databases. */
export function columnKey({ table, column }: { readonly table: string; readonly column: string }): string {
  return JSON.stringify([table, column]);
}
