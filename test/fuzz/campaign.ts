import { Random } from "./random.ts";
import type { Subject } from "./subject.ts";

/** Inputs that are kept for each subject, at most. */
const MAX_KEPT = 400;
/** A case that takes longer has got stuck, or will with a larger input. */
const SLOW_MS = 5_000;

/** How far to go. */
export interface CampaignOptions {
  readonly seed: number;
  /** Whether to go on, asked before every case. */
  readonly goesOn: (done: number) => boolean;
  /** Hears which case comes next. */
  readonly onCase?: (number: number, subject: string) => void;
}

/** What a campaign came to. */
export interface CampaignResult {
  readonly cases: number;
  /** Different things that became of inputs, by subject. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Each of them, with how often it was met. */
  readonly met: ReadonlyMap<string, number>;
}

/** A case that broke a rule. */
export class CaseFailed extends Error {
  readonly number: number;
  readonly subject: string;
  readonly input: Buffer;

  constructor(place: { number: number; subject: string; input: Buffer }, cause: unknown) {
    super(`case ${place.number} of ${place.subject}: ${cause instanceof Error ? cause.message : cause}`, { cause });
    this.number = place.number;
    this.subject = place.subject;
    this.input = place.input;
  }
}

/**
 * Has the subjects read one made input after another. An input of which something became that was not met before is kept and
 * changed further, which leads past one check after another. The same seed gives the same cases.
 * @throws CaseFailed at the first that breaks a rule
 */
export async function runCampaign(subjects: readonly Subject[], options: CampaignOptions): Promise<CampaignResult> {
  const kept = new Map(subjects.map((subject) => [subject, [...subject.samples]]));
  const turns = subjects.flatMap((subject) => Array.from({ length: subject.share ?? 1 }, () => subject));
  const met = new Map<string, number>();
  let number = 0;
  for (; options.goesOn(number); number++) {
    const random = new Random(Math.imul(options.seed, 1_000_003) + number);
    const subject = turns[number % turns.length] as Subject;
    const inputs = kept.get(subject) ?? [];
    options.onCase?.(number, subject.name);
    const input = subject.mutate(random.pick(inputs), random);
    const outcome = `${subject.name}: ${await outcomeOf({ subject, input, number })}`;
    const isNew = !met.has(outcome);
    met.set(outcome, (met.get(outcome) ?? 0) + 1);
    if (isNew && inputs.length < MAX_KEPT) inputs.push(input);
  }
  const names = [...met.keys()].map((outcome) => outcome.slice(0, outcome.indexOf(":")));
  const outcomes = Object.fromEntries(
    subjects.map(({ name }) => [name, names.filter((other) => other === name).length]),
  );
  return { cases: number, outcomes, met };
}

async function outcomeOf(place: { subject: Subject; input: Buffer; number: number }): Promise<string> {
  const { subject, input, number } = place;
  const start = performance.now();
  try {
    const outcome = await subject.read(input);
    const tookMs = performance.now() - start;
    if (tookMs > SLOW_MS) throw new Error(`took ${Math.round(tookMs)} ms`);
    // Inputs that are read well differ in what they hold; that is no other path through the reader.
    return outcome.startsWith("ok") ? "ok" : outcome;
  } catch (error) {
    throw new CaseFailed({ number, subject: subject.name, input }, error);
  }
}
