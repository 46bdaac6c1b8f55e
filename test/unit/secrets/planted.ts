import fc from "fast-check";

const KEY = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7".repeat(6);

/** Secrets that nobody has, one for each rule of the library, in pieces so that no scanner of this repository stops at them. */
export const PLANTED: Readonly<Record<string, string>> = {
  aws: `aws_secret_access_key = "${"wJalrXUtnFEMI/K7MDENG+bPxRfiCYabcdefghi0"}"`,
  privatekey: ["-----BEGIN PRIVATE", ` KEY-----\n${KEY}\n-----END PRIVATE`, " KEY-----"].join(""),
  npm: `npm${"_"}${"a1B2c3".repeat(6)}`,
  basicauth: `https://carol:${"s3cretpw99"}@host.internal.dev/x`,
  slack: `xoxb${"-"}1234567890-abcdefABCDEF`,
  sendgrid: `SG${"."}${"a".repeat(22)}.${"b".repeat(43)}`,
  shopify: `shpat${"_"}${"0a1b".repeat(8)}`,
  github: `ghp${"_"}${"a1B2".repeat(9)}`,
  gitlab: `glpat${"-"}${"a1B2c".repeat(4)}`,
  grafana: `glsa${"_"}${"a1B2".repeat(8)}_0a1b2c3d`,
  openai: `sk${"-"}${"a1B2c".repeat(4)}T3Blbk${"FJ"}${"a1B2c".repeat(4)}`,
  anthropic: `sk-ant${"-"}api03-${"a1B2c".repeat(18)}xyzAA`,
  groq: `gsk${"_"}${"a1B2".repeat(13)}`,
  huggingface: `hf${"_"}${"ab".repeat(17)}`,
  linear: `lin_api${"_"}${"a1B2".repeat(10)}`,
  notion: `ntn${"_"}12345678901${"a1B2c".repeat(7)}`,
  "database-connection-string": `postgres://carol:${"s3cretpw99"}@db.internal/app`,
  "hashicorp-vault": `hvs${"."}${"a1B2c".repeat(19)}`,
  vercel: `vcp${"_"}${"a1B2".repeat(6)}`,
  databricks: `dapi${"0a1b".repeat(8)}`,
  docker: `dckr_pat${"_"}${"a1B".repeat(9)}`,
  stripe: `sk_live${"_"}${"a1B2".repeat(7)}`,
  cloudflare: `cfut${"_"}${"a1B2".repeat(10)}0a1b2c3d`,
  tailscale: `tskey${"-"}auth-${"a1B2".repeat(3)}-${"a1B2".repeat(7)}`,
  figma: `figd${"_"}${"a1B2".repeat(10)}`,
};

/** The one that most tests use. */
export const TOKEN = PLANTED.github as string;

/** Another form of some of them. */
export const OTHER_FORMS: readonly (readonly [string, string])[] = [
  ["github", `ghs${"_"}12345_${"a1B2".repeat(9)}.${"a1B2".repeat(200)}.${"a1B2".repeat(9)}`],
  ["github", `github_pat${"_"}${"a1B2".repeat(20)}ab`],
  ["slack", `https://hooks.slack${".com"}/services/T0A1B2C3/B0A1B2C3/${"a1B2".repeat(6)}`],
  ["openai", `sk${"-"}proj-${"a1".repeat(37)}T3Blbk${"FJ"}${"a1".repeat(37)}`],
  ["grafana", `glc${"_"}${"a1B2".repeat(10)}==`],
  ["database-connection-string", `mongodb+srv://carol:${"s3cretpw99"}@db.internal/app`],
  ["database-connection-string", `jdbc:mysql://carol:${"s3cretpw99"}@db.internal/app`],
  ["npm", `//registry.internal/:_authToken=${"a1B2".repeat(5)}`],
];

/** Text with secrets, things that look like secrets, and everything else. */
export const TEXT = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Object.values(PLANTED), ...OTHER_FORMS.map(([, secret]) => secret)),
      // Starts of secrets, ends of secrets.
      fc.tuple(fc.constantFrom(...Object.values(PLANTED)), fc.nat(400)).map(([secret, at]) => secret.slice(0, at)),
      fc.tuple(fc.constantFrom(...Object.values(PLANTED)), fc.nat(400)).map(([secret, at]) => secret.slice(at)),
      fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => text.replaceAll("\\", "/")),
      fc.constantFrom(" ", "\n", "=", ":", '"', "@", "_", "-", "é", "日本", "🙂"),
      // A piece is 64 KiB.
      fc.integer({ min: 0, max: 70_000 }).map((length) => "lorem ipsum dolor sit amet ".repeat(2_600).slice(0, length)),
    ),
    { maxLength: 60, size: "max" },
  )
  .map((parts) => parts.join(""));
