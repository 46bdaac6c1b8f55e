import { describeTorn } from "../../harness/torn-story.ts";

describeTorn(150, 120_000);
