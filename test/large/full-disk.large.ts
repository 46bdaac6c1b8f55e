import { describeFullDisk } from "../harness/full-disk-story.ts";

describeFullDisk(16 * 1024, 600_000);
