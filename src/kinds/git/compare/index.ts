/**
 * What differs between two states of a repository, and what a baseline keeps of one. May import what belongs to its kind, what
 * lies directly in `kinds`, and the model. Git works in a scratch repository of its own, which has objects and no names.
 */
export { compareRepositories, describeRepository } from "./compare.ts";
