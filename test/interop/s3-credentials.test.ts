import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Bucket } from "../harness/bucket.ts";
import { type Swift, startSwift, whyWithoutSwift } from "../harness/swift.ts";
import type { Use } from "../harness/use-vault.ts";

const PROGRAM = join(import.meta.dirname, "..", "harness", "use-vault.ts");
const why = whyWithoutSwift();

(why === undefined ? describe : describe.skip)(`credentials for a vault in S3${why ? ` (${why})` : ""}`, () => {
  const dir = mkdtempSync(join(tmpdir(), "memsnap-credentials-"));
  const file = (name: string): string => join(dir, name);
  let swift: Swift;
  let key: string;
  let secret: string;
  let service: Server;
  let serviceUrl: string;
  beforeAll(async () => {
    swift = await startSwift();
    ({ AWS_ACCESS_KEY_ID: key = "", AWS_SECRET_ACCESS_KEY: secret = "" } = swift.env);
    await new Bucket(swift, "secured").create();
    // Stands for the service of a container, and for that which gives keys for the token of a job.
    service = createServer((asked, answer) => {
      const expires = new Date(Date.now() + 3_600_000).toISOString();
      const keys = { AccessKeyId: key, SecretAccessKey: secret, Token: "", Expiration: expires };
      const xml = `<AccessKeyId>${key}</AccessKeyId><SecretAccessKey>${secret}</SecretAccessKey><SessionToken></SessionToken>`;
      const role = `<Credentials>${xml}<Expiration>${expires}</Expiration></Credentials>`;
      const result = `<AssumeRoleWithWebIdentityResult>${role}</AssumeRoleWithWebIdentityResult>`;
      asked.resume();
      if (asked.url === "/container") answer.setHeader("content-type", "application/json").end(JSON.stringify(keys));
      else answer.end(`<AssumeRoleWithWebIdentityResponse>${result}</AssumeRoleWithWebIdentityResponse>`);
    }).listen(0, "127.0.0.1");
    await once(service, "listening");
    serviceUrl = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
    const pair = `aws_access_key_id = ${key}\naws_secret_access_key = ${secret}\n`;
    writeFileSync(file("credentials"), `[memory]\n${pair}`);
    writeFileSync(file("config"), `[profile told]\ncredential_process = "${process.execPath}" "${file("tell.cjs")}"\n`);
    const told = { Version: 1, AccessKeyId: key, SecretAccessKey: secret };
    writeFileSync(file("tell.cjs"), `process.stdout.write(${JSON.stringify(JSON.stringify(told))})`);
    writeFileSync(file("token"), "header.payload.signature");
  });
  afterAll(async () => {
    service?.closeAllConnections();
    service?.close();
    await swift?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  async function list(env: Record<string, string>): Promise<unknown> {
    const url = `s3://secured?endpoint=${encodeURIComponent(swift.endpoint)}&region=us-east-1`;
    const use: Use = { url, steps: [["list"]] };
    const nowhere = { HOME: dir, AWS_EC2_METADATA_DISABLED: "true" };
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, JSON.stringify(use)], {
      env: { ...nowhere, ...env },
    });
    expect(stdout).not.toContain(secret);
    return JSON.parse(stdout);
  }

  const ways: Record<string, () => Record<string, string>> = {
    "the environment": () => ({ AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret }),
    "a profile of the credentials file": () => ({
      AWS_SHARED_CREDENTIALS_FILE: file("credentials"),
      AWS_PROFILE: "memory",
    }),
    "a process that a profile names": () => ({ AWS_CONFIG_FILE: file("config"), AWS_PROFILE: "told" }),
    "the service of a container": () => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${serviceUrl}/container` }),
    "the web identity of a job": () => ({
      AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/memory",
      AWS_WEB_IDENTITY_TOKEN_FILE: file("token"),
      AWS_ENDPOINT_URL_STS: serviceUrl,
      AWS_REGION: "us-east-1",
    }),
  };
  test.each(Object.keys(ways))("come from %s", async (way) => {
    expect(await list(ways[way]?.() ?? {})).toEqual([{ done: [] }]);
  });

  test.each([
    ["are nowhere", {}],
    ["are of nobody", { AWS_ACCESS_KEY_ID: "nobody", AWS_SECRET_ACCESS_KEY: "guessed" }],
    ["are of a profile that is not there", { AWS_PROFILE: "absent" }],
  ])("say so when they %s", async (_, env) => {
    expect(await list(env)).toMatchObject([{ code: "vault-denied" }]);
  });
});
