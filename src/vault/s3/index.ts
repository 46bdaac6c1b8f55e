/**
 * A vault in any store that speaks S3. May import what lies directly in the vault's room, the model, Node and, only when it is
 * used, Amazon's client. Keeps no credential, repeats nothing that a server says but its error codes, asks for no more than
 * most servers know, and gives a bundle its receipt last.
 */
export { openS3Vault } from "./vault.ts";
