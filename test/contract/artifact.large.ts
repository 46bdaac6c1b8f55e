import { afterAll } from "@jest/globals";
import { ActionsFixture, sharedBlobs } from "./actions-fixture.ts";
import { describeVault } from "./vault-contract.ts";

const blobs = sharedBlobs();
afterAll(blobs.close);

describeVault("artifacts", async () => {
  const store = await blobs.get();
  const fixture = await ActionsFixture.start(store);
  const { artifacts } = fixture.services;
  const named = (name: string) => artifacts.filter((one) => one.name === name);
  return {
    vault: await fixture.open("artifact:"),
    names: async () => artifacts.map((one) => one.name),
    plant: async (name, bytes) => {
      const id = fixture.services.nextId();
      const made = { id, name, runId: 4711, createdAt: new Date(), blob: `planted-${id}-${Date.now()}` };
      await store.write(made.blob, bytes);
      artifacts.push({ ...made, sizeBytes: bytes.length, digest: null, finished: true });
    },
    change: async (name, make) => {
      for (const one of named(name)) {
        const bytes = make(await store.read(one.blob));
        await store.write(one.blob, bytes);
        one.sizeBytes = bytes.length;
      }
    },
    lose: async (name) => {
      for (const one of named(name)) artifacts.splice(artifacts.indexOf(one), 1);
    },
    close: () => fixture[Symbol.asyncDispose](),
    broken: fixture.broken("artifact:"),
  };
}, ["ranges"]);
