import { describeDamage, WHOLE } from "../hostile/damage-story.ts";

describeDamage("sealed", WHOLE);
