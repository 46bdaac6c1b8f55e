import { describeFullRestore } from "../harness/full-restore-story.ts";

describeFullRestore({ bytes: 200 * 1024, files: 15 }, 120_000);
