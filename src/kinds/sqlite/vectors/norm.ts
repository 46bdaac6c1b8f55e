/** Euclidean length; not finite when one of the numbers is not. */
export function normOf(vector: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) {
    const number = vector[i] as number;
    sum += number * number;
  }
  return Math.sqrt(sum);
}
