import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe } from "@jest/globals";
import { openVault, parseVaultUrl } from "../../src/vault/index.ts";
import { Bucket } from "../harness/bucket.ts";
import { type Swift, startSwift, whyWithoutSwift } from "../harness/swift.ts";
import { describeVault } from "./vault-contract.ts";

const why = whyWithoutSwift();
let swift: Swift;
let buckets = 0;

(why === undefined ? describe : describe.skip)(`against Swift${why === undefined ? "" : ` (${why})`}`, () => {
  beforeAll(async () => {
    swift = await startSwift();
  });
  afterAll(async () => {
    await swift?.stop();
  });

  const prefix = "agents/of all/";
  describeVault(
    "a bucket",
    async () => {
      const bucket = new Bucket(swift, `memory-${++buckets}`);
      await bucket.create();
      const open = (name: string, env = {}) =>
        openVault(parseVaultUrl(`s3://${name}/${prefix}?endpoint=${encodeURIComponent(swift.endpoint)}`), {
          cwd: tmpdir(),
          tempDir: tmpdir(),
          env: { ...swift.env, ...env },
          now: () => new Date(),
        });
      return {
        vault: await open(bucket.name),
        names: async () => (await bucket.keys()).map((key) => key.slice(prefix.length)),
        plant: (name, bytes) => bucket.write(prefix + name, bytes),
        change: async (name, make) => bucket.write(prefix + name, make(await bucket.read(prefix + name))),
        lose: (name) => bucket.remove(prefix + name),
        close: async () => bucket.client.destroy(),
        broken: {
          "vault-not-found": () => open("absent"),
          "vault-denied": () => open(bucket.name, { AWS_SECRET_ACCESS_KEY: "guessed" }),
          "vault-unreachable": () =>
            openVault(parseVaultUrl(`s3://${bucket.name}?endpoint=http%3A%2F%2F127.0.0.1%3A9`), {
              cwd: tmpdir(),
              tempDir: tmpdir(),
              env: { ...swift.env, AWS_MAX_ATTEMPTS: "2" },
              now: () => new Date(),
            }),
        },
      };
    },
    // Swift knows no conditional writes: the interface says so with NotImplemented.
    ["exclusive"],
  );
});
