import { describeFullDisk } from "../harness/full-disk-story.ts";
import { describeFullRestore } from "../harness/full-restore-story.ts";

describeFullDisk(4 * 1024, 1_800_000);
describeFullRestore({ bytes: 8 * 1024, files: 1 }, 1_800_000);
