import { describeFullDisk } from "../harness/full-disk-story.ts";

describeFullDisk(192 * 1024, 60_000);
