/** What a cost may grow with, so that it counts as linear: ten times as much may take this power of ten times as long. */
export const STEEPEST = 1.2;

/** A cost of so much. */
export interface Point {
  readonly count: number;
  readonly seconds: number;
}

/**
 * Slopes from step to step on logarithmic axes: 0 is constant, 1 linear, 2 quadratic. What a command takes to start makes them
 * flatter, never steeper, so that more than 1 tells of something that is not linear, or of a busy machine.
 */
export function slopes(points: readonly Point[]): number[] {
  return points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return Math.log(point.seconds / before.seconds) / Math.log(point.count / before.count);
  });
}
