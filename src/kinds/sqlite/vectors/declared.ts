import type { VectorType } from "../../../model/index.ts";

/** `FLOAT[384]` as sqlite-vec writes it, `F32_BLOB(384)` and `FLOAT32(384)` as libSQL, `VECTOR(384)` as many do. */
const DECLARED = /^\s*(?<word>\w+)\s*(?:\((?<round>[^)]*)\)|\[(?<square>[^\]]*)\])?\s*$/u;
const ANY_BRACKETS: Readonly<Record<string, VectorType>> = {
  float32: "float32",
  f32_blob: "float32",
  float64: "float64",
  f64_blob: "float64",
  float16: "float16",
  f16_blob: "float16",
  vector: "float32",
  vector32: "float32",
  vector64: "float64",
};
/** In round brackets these are common types of SQL. */
const SQUARE_BRACKETS: Readonly<Record<string, VectorType>> = {
  float: "float32",
  f32: "float32",
  int8: "int8",
  i8: "int8",
  bit: "bit",
};

/** What the declared type of a column of an ordinary table says about embeddings; `undefined` when nothing. */
export function declaredVector(type: string): VectorType | undefined {
  const { word = "", round, square } = DECLARED.exec(type)?.groups ?? {};
  const name = word.toLowerCase();
  if (/^\d+$/u.test(square ?? "") && Object.hasOwn(SQUARE_BRACKETS, name)) return SQUARE_BRACKETS[name];
  if (!/^\d+$/u.test(square ?? round ?? "") || !Object.hasOwn(ANY_BRACKETS, name)) return undefined;
  return ANY_BRACKETS[name];
}

/** Words of a name: `factEmbeddings_v2` gives fact, embeddings, v2. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/(?<=[a-z0-9])(?=[A-Z])/gu, "_")
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== "");
}

const VECTOR_WORD = /^(?:embed\w*|vectors?|vecs?|emb|embs)$/u;

/** A word that names embeddings. */
export function isVectorWord(word: string): boolean {
  return VECTOR_WORD.test(word);
}

/** What is left of a name without the words that name embeddings, in the singular: what they are embeddings of. */
export function stemOf(name: string): string {
  const words = wordsOf(name).filter((word) => !isVectorWord(word) && !/^(?:idx|index|vss|id|rowid)$/u.test(word));
  return words.join("_").replace(/ies$/u, "y").replace(/s$/u, "");
}
