import { describeDamage, WHOLE } from "../hostile/damage-story.ts";

describeDamage("plain", WHOLE);
