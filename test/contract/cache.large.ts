import { afterAll } from "@jest/globals";
import { remake } from "../harness/actions/archive.ts";
import { ActionsFixture, sharedBlobs } from "./actions-fixture.ts";
import { describeVault } from "./vault-contract.ts";

const blobs = sharedBlobs();
afterAll(blobs.close);

describeVault("the Actions cache", async () => {
  const store = await blobs.get();
  const fixture = await ActionsFixture.start(store);
  const { entries } = fixture.services;
  const named = (name: string) => entries.filter((one) => nameOf(one.key) === name);
  return {
    vault: await fixture.open("cache:"),
    names: async () => entries.map((one) => nameOf(one.key)),
    plant: async (name) => {
      const id = fixture.services.nextId();
      const facts = { version: "0", ref: "refs/heads/main", createdAt: new Date(), blob: "none", finished: true };
      entries.push({ id, key: `memsnap-${name}`, ...facts });
    },
    change: async (name, make) => {
      for (const { blob } of named(name)) {
        const changed = await remake(await store.read(blob), (members) =>
          members.map((one) =>
            one.header.type === "file" ? { ...one, content: make(Buffer.from(one.content)) } : one,
          ),
        );
        await store.write(blob, changed);
      }
    },
    lose: async (name) => {
      for (const one of named(name)) entries.splice(entries.indexOf(one), 1);
    },
    close: () => fixture[Symbol.asyncDispose](),
    broken: fixture.broken("cache:"),
  };
}, ["ranges"]);

/** The file that an entry stands for. */
function nameOf(key: string): string {
  const [, agent = "", , run, , time, end] = key.split("-");
  return run === undefined ? key.replace(/^memsnap-/, "") : `${agent.replaceAll("~", "-")}-${time}-${end}`;
}
