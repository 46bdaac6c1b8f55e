import { type Edit, editsOf } from "./edit.ts";

const SIGNING = ["test/unit/signing"];
const TRUST = ["test/unit/vault/trust"];
const FLOWS = ["test/unit/flows/signing"];

/** Rules of keys, of signatures, and of what is believed by where it comes from. */
export const EDITS_OF_SIGNING: readonly Edit[] = [
  ...editsOf("src/signing/fields.ts", SIGNING, [
    ["a field of a key or a signature is plain base64", ' && bytes.toString("base64") === line', ""],
  ]),
  ...editsOf("src/signing/signature.ts", SIGNING, [
    ["a signature file has both comments", "!(isNamed && isKnown", "!(isKnown"],
    ["a signature file has four lines", " && more.length === 0", ""],
    ["a signature is of a known algorithm", "isNamed && isKnown &&", "isNamed &&"],
    ["a trusted comment commands no terminal", " && isReadable && fits", " && fits"],
    ["a signature file is small", "isReadable && fits)", "isReadable)"],
    ["a signature names a trusted key", "({ id }) => id === keyId", "() => true"],
    ["a trusted comment is signed", "isSigned(message, overComment, bytes)", "true"],
  ]),
  ...editsOf("src/signing/proof.ts", SIGNING, [
    ["a bundle is signed", "if (!isSigned(message.end(), overMessage, signer.bytes))", "if (false)"],
    ["what is stated of a bundle is true", "if (contradicted !== undefined)", "if (false)"],
    ["a bundle in the old form of signatures is small", "if (sizeBytes > MAX_WHOLE_BYTES)", "if (false)"],
  ]),
  ...editsOf("src/signing/statement.ts", SIGNING, [
    ["a statement is whole", 'if (stated === null) return "comment";', "if (stated === null) return undefined;"],
  ]),
  ...editsOf("src/signing/secret-key.ts", SIGNING, [
    ["a secret key costs no more than minisign's", "if (!isPayable(cost))", "if (false)"],
    ["a secret key has its checksum", "isUnchecked || timingSafeEqual", "true || timingSafeEqual"],
    ["the halves of a key fit", " && publicKeyOf(seed).equals(bytes)", ""],
  ]),
  ...editsOf("src/vault/trust.ts", TRUST, [
    ["a bundle has an origin", 'return ["nothing says which run has stored it"];', "return [];"],
    ["no run has the id of the one that asks by chance", " && sameName(origin.repository, expected.repository)", ""],
    ["code is the repository's own", "!isOwn && !allowForks", "false"],
    ["a bundle stored long ago is old", "if (isTooOld(storedAt))", "if (false)"],
    ["a bundle made long ago is old", "when(isTooOld(receipt.createdAt),", "when(false,"],
    ["a receipt is signed", "isSigned?.(stored.receipt) === false", "false"],
  ]),
  ...editsOf("src/flows/bundles/unpack.ts", FLOWS, [
    ["a bundle that has to be signed is read whole", "inPart && proof === undefined", "inPart"],
  ]),
  ...editsOf("src/flows/compare/side-bundle.ts", FLOWS, [
    ["no receipt stands in for a signed side", "sidecars.receipt !== null && !isAsked", "sidecars.receipt !== null"],
    [
      "a side that has to be signed is read whole",
      "if (isAsked) await requireSigned",
      "if (false) await requireSigned",
    ],
  ]),
  ...editsOf("src/flows/compare/side-plan.ts", FLOWS, [
    [
      "a receipt or a baseline file is no signed side",
      'if (look !== "receipt" && look !== "baseline") return;',
      "return;",
    ],
  ]),
  ...editsOf("src/flows/inspect.ts", FLOWS, [
    ["a receipt is not inspected for a signed bundle", " || keys.trustedKeys !== undefined", ""],
  ]),
  ...editsOf("src/flows/snapshot/keep.ts", FLOWS, [
    ["what is to be signed is stored beside what is not", " && isStatedBy(signingKey, { signature, stateDigest })", ""],
  ]),
];
