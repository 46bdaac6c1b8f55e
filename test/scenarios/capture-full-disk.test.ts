import { describeFullDisk } from "../harness/full-disk-story.ts";

describeFullDisk(300 * 1024, 60_000);
