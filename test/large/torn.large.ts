import { describeTorn } from "../harness/torn-story.ts";

describeTorn(2_000, 1_800_000);
