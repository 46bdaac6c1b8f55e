import { expect, test } from "@jest/globals";
import { completeAddress } from "../../../../src/vault/s3/address.ts";
import { parseVaultUrl } from "../../../../src/vault/url.ts";

function complete(text: string, env: Record<string, string> = {}) {
  const url = parseVaultUrl(text);
  if (url.kind !== "s3") throw new Error(`${text} is no vault in S3`);
  return completeAddress(url, env);
}

test("is Amazon's own when nothing else is said, in the region that something else has to say", () => {
  expect(complete("s3://memory")).toEqual({
    bucket: "memory",
    prefix: "",
    endpoint: undefined,
    region: undefined,
    pathStyle: false,
    computesSha256: true,
  });
});

test("takes from the environment what the URL leaves open", () => {
  const env = { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_ENDPOINT_URL_S3: "http://127.0.0.1:2", AWS_REGION: "here" };
  const { endpoint, region, prefix } = complete("s3://memory/a/b", env);
  expect({ endpoint, region, prefix }).toEqual({ endpoint: "http://127.0.0.1:2/", region: "here", prefix: "a/b/" });
  const said = complete("s3://memory?endpoint=http://127.0.0.1:3&region=there", env);
  expect(said).toMatchObject({ endpoint: "http://127.0.0.1:3", region: "there" });
});

test("asks other servers for nothing that only Amazon's know, and puts the bucket in the path", () => {
  const other = { pathStyle: true, computesSha256: false, region: "us-east-1" };
  expect(complete("s3://memory?endpoint=https://s3.example.com")).toMatchObject(other);
  expect(complete("s3://memory?endpoint=https://s3.example.com&path-style=false")).toMatchObject({ pathStyle: false });
  const amazon = complete("s3://memory?endpoint=https://s3.eu-central-1.amazonaws.com");
  expect(amazon).toMatchObject({ pathStyle: false, computesSha256: true, region: undefined });
});

test("goes past an endpoint of the environment when that is to be ignored", () => {
  const env = { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" };
  expect(complete("s3://memory", env).endpoint).toBeUndefined();
});

test.each(["127.0.0.1:9000", "ftp://127.0.0.1", "http://user:hidden@127.0.0.1"])(
  "refuses %s as an endpoint of the environment, and does not repeat it",
  (AWS_ENDPOINT_URL) => {
    const refused = expect.objectContaining({ code: "bad-option", message: expect.not.stringContaining("hidden") });
    expect(() => complete("s3://memory", { AWS_ENDPOINT_URL })).toThrow(refused as unknown as Error);
  },
);
