import { expect, test } from "@jest/globals";
import { DOMParser, type Document, type Element } from "@xmldom/xmldom";
import fc from "fast-check";
import { compareJunit } from "../../../src/report/index.ts";
import { aComparison, aFinding, aStore, theSame } from "./comparisons.ts";
import { expectGolden } from "./golden.ts";
import { hostileNames } from "./markdown.ts";

test("a comparison as JUnit is the one that was kept", () => {
  expectGolden("compare.junit.xml", compareJunit(aComparison()));
});

test("errors fail, warnings do not, and a store without either is one passed test", () => {
  const document = parsed(compareJunit(aComparison()));
  const tests = all(document, "testcase");
  expect(tests.filter((element) => element.getElementsByTagName("failure").length > 0)).toHaveLength(2);
  expect(tests.filter((element) => element.getAttribute("name") === "within the policy")).toHaveLength(4);
  const [root] = all(document, "testsuites");
  expect([root?.getAttribute("tests"), root?.getAttribute("failures")]).toEqual([`${tests.length}`, "2"]);
});

test("no two tests of a store have one name, and names do not change with the numbers", () => {
  const names = (rows: number) => {
    const finding = aFinding({ code: "rows-removed", place: { table: "facts" }, numbers: { rows } });
    const comparison = { ...theSame(), stores: [aStore({})], findings: [finding, finding, finding] };
    return all(parsed(compareJunit(comparison)), "testcase").map((element) => element.getAttribute("name"));
  };
  expect(new Set(names(1)).size).toBe(3);
  expect(names(1)).toEqual(names(2));
});

test("any name leaves it XML with the same elements", () => {
  const elements = (name: string) =>
    all(parsed(compareJunit(aComparison(name))), "*").map((element) => element.tagName);
  const sound = elements("facts");
  const others = fc.constantFrom(
    "]]>",
    "&#0;",
    "\ufffe\uffff",
    "\ud800",
    '"/><failure/>',
    "<![CDATA[",
    "\0\t\r\n",
    "a--b",
  );
  fc.assert(fc.property(fc.oneof(hostileNames, others), (name) => expect(elements(name)).toEqual(sound)));
});

test("a name is read back as it is", () => {
  const [first] = all(parsed(compareJunit(aComparison("a&b <c> \"d\" 'e'"))), "failure");
  expect((first?.parentNode as Element | undefined)?.getAttribute("name")).toBe(
    "rows are gone: table a&b <c> \"d\" 'e'",
  );
});

/** Anything that is not well-formed, warnings included, throws. */
function parsed(xml: string): Document {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 does not allow, and the parser lets pass
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
  const onError = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ onError }).parseFromString(xml, "text/xml");
}

function all(document: Document, tag: string) {
  return [...document.getElementsByTagName(tag)];
}
