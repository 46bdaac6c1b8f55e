import type { Matrix } from "./matrix.ts";

/** What is nearest to a probe. */
export interface Nearest {
  /** Rows, the most similar first; equally similar ones by number. */
  readonly rows: readonly number[];
  /** Cosine of the last of them. */
  readonly farthest: number;
}

/** A vector of length 1 that is searched for, and the row that it is itself. */
export interface Probe {
  readonly row: number;
  readonly vector: Float32Array;
}

/** Probes that meet a row of the matrix together: as many sums run side by side as a processor has use for. */
const ABREAST = 8;
type Numbers = Float64Array;
type Eight = [Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers];

/**
 * The `count` rows of the matrix that are most similar to each probe, the probe's own row left out. Exact: every row is looked
 * at. There have to be more rows than that.
 */
export function searchNearest(matrix: Matrix, probes: readonly Probe[], count: number): Nearest[] {
  const found = probes.map((probe) => new Ranking(count, probe.row));
  const groups = groupsOf(probes, matrix.dimension);
  const row = new Float64Array(matrix.dimension);
  const cosines = new Float64Array(ABREAST);
  for (let index = 0; index < matrix.rows; index++) {
    row.set(matrix.row(index));
    for (let group = 0; group < groups.length; group++) {
      multiply(row, groups[group] as Eight, cosines);
      const first = group * ABREAST;
      for (let i = 0; i < ABREAST && first + i < found.length; i++)
        (found[first + i] as Ranking).offer(index, cosines[i] as number);
    }
  }
  return found;
}

/** The probes eight by eight, the last ones with zeros beside them. */
function groupsOf(probes: readonly Probe[], dimension: number): Eight[] {
  const groups: Eight[] = [];
  for (let first = 0; first < probes.length; first += ABREAST)
    groups.push(
      Array.from({ length: ABREAST }, (_, i) => {
        const vector = probes[first + i]?.vector;
        return vector === undefined ? new Float64Array(dimension) : new Float64Array(vector);
      }) as Eight,
    );
  return groups;
}

/** Eight dot products; written out, because this is where all the time goes. */
function multiply(row: Float64Array, group: Eight, products: Float64Array): void {
  const [a, b, c, d, e, f, g, h] = group;
  let [sa, sb, sc, sd, se, sf, sg, sh] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < row.length; i++) {
    const number = row[i] as number;
    sa += number * (a[i] as number);
    sb += number * (b[i] as number);
    sc += number * (c[i] as number);
    sd += number * (d[i] as number);
    se += number * (e[i] as number);
    sf += number * (f[i] as number);
    sg += number * (g[i] as number);
    sh += number * (h[i] as number);
  }
  products[0] = sa;
  products[1] = sb;
  products[2] = sc;
  products[3] = sd;
  products[4] = se;
  products[5] = sf;
  products[6] = sg;
  products[7] = sh;
}

/** The best of what is offered, in order. */
class Ranking implements Nearest {
  readonly rows: number[] = [];
  readonly #cosines: number[] = [];
  readonly #count: number;
  readonly #except: number;

  constructor(count: number, except: number) {
    this.#count = count;
    this.#except = except;
  }

  get farthest(): number {
    return this.#cosines.at(-1) ?? -1;
  }

  offer(row: number, cosine: number): void {
    const isFull = this.rows.length === this.#count;
    if (row === this.#except || (isFull && cosine <= (this.#cosines[this.#count - 1] as number))) return;
    let place = isFull ? this.#count - 1 : this.rows.length;
    for (; place > 0 && (this.#cosines[place - 1] as number) < cosine; place--) {
      this.rows[place] = this.rows[place - 1] as number;
      this.#cosines[place] = this.#cosines[place - 1] as number;
    }
    this.rows[place] = row;
    this.#cosines[place] = cosine;
  }
}
