export { draftExperienceIn, type ExperienceWords, publishExperienceIn, type ToldBy } from "./commands.ts";
