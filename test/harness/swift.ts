/**
 * OpenStack Swift with its S3 interface on loopback: a real object store of several servers that checks signatures, ranges and
 * multipart uploads. On Debian it is in swift-proxy, swift-account, swift-container, swift-object and memcached.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const STORES = ["account", "container", "object"] as const;
const PROGRAMS = [
  "memcached",
  "swift-ring-builder",
  "swift-proxy-server",
  ...STORES.map((store) => `swift-${store}-server`),
];
const START_TIMEOUT_MS = 60_000;

/** A running store. */
export interface Swift {
  readonly endpoint: string;
  /** What a client finds its keys and its region in. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Those of the programs that are not installed here, as the reason why a test is skipped; undefined when all are. */
export function whyWithoutSwift(): string | undefined {
  const absent = PROGRAMS.filter((program) => !isOnPath(program));
  return absent.length === 0 ? undefined : `skipped: ${absent.join(", ")} not installed`;
}

/** Starts a store in a temporary folder that is removed when it stops. @throws Error when it does not answer */
export async function startSwift(): Promise<Swift> {
  const dir = mkdtempSync(join(tmpdir(), "memsnap-swift-"));
  const ports = { proxy: await freePort(), cache: await freePort(), ...(await portsOfStores()) };
  mkdirSync(join(dir, "srv", "node", "disk"), { recursive: true });
  writeFileSync(join(dir, "swift.conf"), SWIFT_CONF);
  await Promise.all(STORES.map((store) => configureStore(dir, store, ports[store])));
  writeFileSync(join(dir, "proxy-server.conf"), proxyConf(dir, ports));
  const children = [
    start(dir, "memcached", ["-u", "nobody", "-l", "127.0.0.1", "-p", String(ports.cache)]),
    ...[...STORES, "proxy"].map((name) => start(dir, `swift-${name}-server`, [join(dir, `${name}-server.conf`)])),
  ];
  const endpoint = `http://127.0.0.1:${ports.proxy}`;
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(end));
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const { cache: _, ...servers } = ports;
    await Promise.all(Object.values(servers).map((port) => untilHealthy(`http://127.0.0.1:${port}`)));
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, env: KEYS, stop };
}

const KEYS = {
  AWS_ACCESS_KEY_ID: "test:tester",
  AWS_SECRET_ACCESS_KEY: "testing",
  AWS_REGION: "us-east-1",
  AWS_EC2_METADATA_DISABLED: "true",
} as const;

const SWIFT_CONF = `[swift-hash]
swift_hash_path_prefix = test
swift_hash_path_suffix = test
[storage-policy:0]
name = only
default = yes
`;

const HEALTHCHECK = `[filter:healthcheck]
use = egg:swift#healthcheck
`;

function serverConf(dir: string, port: number): string {
  return `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${userInfo().username}
swift_dir = ${dir}
devices = ${dir}/srv/node
mount_check = false
disable_fallocate = true
`;
}

async function configureStore(dir: string, store: (typeof STORES)[number], port: number): Promise<void> {
  const server = `${store}-server`;
  const app = `[pipeline:main]\npipeline = healthcheck ${server}\n[app:${server}]\nuse = egg:swift#${store}\n`;
  writeFileSync(join(dir, `${server}.conf`), serverConf(dir, port) + app + HEALTHCHECK);
  const builder = join(dir, `${store}.builder`);
  await run("swift-ring-builder", [builder, "create", "6", "1", "0"]);
  await run("swift-ring-builder", [builder, "add", `r1z1-127.0.0.1:${port}/disk`, "1"]);
  await run("swift-ring-builder", [builder, "rebalance"]);
}

function proxyConf(dir: string, ports: { readonly proxy: number; readonly cache: number }): string {
  return `${serverConf(dir, ports.proxy)}
[pipeline:main]
pipeline = catch_errors healthcheck cache s3api tempauth slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true
conn_timeout = 10
node_timeout = 60
${HEALTHCHECK}
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${ports.cache}
[filter:s3api]
use = egg:swift#s3api
location = ${KEYS.AWS_REGION}
check_bucket_owner = false
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = ${KEYS.AWS_SECRET_ACCESS_KEY} .admin
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
`;
}

function start(dir: string, program: string, args: readonly string[]): ChildProcess {
  const log = openSync(join(dir, `${program}.log`), "a");
  return spawn(program, args, { stdio: ["ignore", log, log] });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function untilHealthy(endpoint: string): Promise<void> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (!(await fetch(`${endpoint}/healthcheck`).catch(() => null))?.ok) {
    if (Date.now() > until) throw new Error("Swift does not answer");
    await sleep(100);
  }
}

async function portsOfStores(): Promise<Record<(typeof STORES)[number], number>> {
  return { account: await freePort(), container: await freePort(), object: await freePort() };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
