/**
 * Embeddings in SQLite: which columns hold them, what they are like in numbers, and how two sides differ. Tables of sqlite-vec
 * are read without their extension. Imports the model, the connection and the schema of this kind, and a hash function; never
 * shows the numbers of a vector, never unpickles or runs what a database holds.
 */
export { compareVectors, describeVectors } from "./compare.ts";
export { compareVectorFacts } from "./differences.ts";
