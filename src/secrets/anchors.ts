/**
 * What every match of a rule of the library contains. A text without any of these holds no secret that the library knows, so
 * the rules themselves need not run. Each is a source of a regular expression over bytes read as Latin-1; a slash may be escaped,
 * as in JSON, or in JSON within JSON. A rule without an entry always runs.
 */
export const ANCHORS: Readonly<Record<string, string>> = {
  aws: "(?:SECRET|[Ss]ecret)_?(?:ACCESS|[Aa]ccess)_?(?:KEY|[Kk]ey)",
  privatekey: "-----BEGIN",
  npm: "npm_[A-Za-z0-9_]{36}|:x-oauth-basic@|_authToken=",
  basicauth: String.raw`tps?:\\*/\\*/[-\w]{1,256}:[-\w]{1,256}@`,
  slack: String.raw`xox[bpaor]-|xapp-|[hH][oO][oO][kK][sS]\.[sS][lL][aA][cC][kK]`,
  sendgrid: String.raw`SG\.\w`,
  shopify: "shp(?:pa|ca|at|ss)_",
  github: "gh[pousr]_[A-Za-z0-9_]{36}|ghs_[0-9]{1,20}_|github_pat_",
  gitlab: "glpat-",
  grafana: "glc_|glsa_",
  openai: "T3BlbkFJ",
  anthropic: "sk-ant-api0",
  groq: "gsk_[a-zA-Z0-9]{52}",
  huggingface: "hf_[a-zA-Z]{34}",
  linear: "lin_api_",
  notion: "ntn_[0-9]{11}",
  "1password": "ops_ey",
  "database-connection-string":
    "(?:[oO][dD][bB](?:\\+[sS][rR][vV])?|[yY][sS][qQ][lL][xX]?|[gG][rR][eE][sS](?:[qQ][lL])?):\\\\*/\\\\*/",
  "hashicorp-vault": String.raw`hv[sbr]\.[\w-]{90}`,
  vercel: "vc[piark]_[A-Za-z0-9]{20}",
  databricks: "dapi[A-Fa-f0-9]{32}",
  docker: "dckr_pat_",
  figma: "figd_",
  stripe: "[sr]k_(?:live|test)_",
  cloudflare: "cf(?:k|ut|at)_[A-Za-z0-9]{40}",
  tailscale: "tskey-",
};

/** Some writers of JSON spell `=`, `/` or any other character of ASCII by its number; an anchor may be among them. */
export const NUMBERED = String.raw`\\u00[2-7][0-9a-fA-F]`;
