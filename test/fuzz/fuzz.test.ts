import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { rounds } from "../harness/rounds.ts";
import { runCampaign } from "./campaign.ts";
import { Room } from "./room.ts";
import type { Subject } from "./subject.ts";
import { makeSubjects } from "./subjects.ts";

const CASES = rounds(1_500, 4_000);

const room = new Room();
let subjects: Subject[];
beforeAll(async () => {
  subjects = await makeSubjects(room);
});
afterAll(() => room[Symbol.dispose]());

test("the samples are read well", async () => {
  for (const { name, samples, read } of subjects)
    for (const sample of samples) expect(`${name} ${await read(sample)}`).toMatch(/^[a-z-]+ ok/);
});

test(`${CASES} inputs that nobody wrote are read as they were, or refused with a code`, async () => {
  const { outcomes } = await runCampaign(subjects, { seed: 1, goesOn: (done) => done < CASES });
  // Where everything fails at the first check, nothing is tried.
  for (const [name, least] of Object.entries({ bundle: 10, sealed: 5, forged: 50, database: 10 }))
    expect(outcomes[name]).toBeGreaterThanOrEqual(least);
});
