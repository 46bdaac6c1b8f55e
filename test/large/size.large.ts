import { describeSize } from "../harness/size-story.ts";

describeSize(500);
