/** Settings with their defaults; ours unless said (domain.md F.10). */
export const FATIGUE_DAYS = 14;
/** Days a questionnaire stays open. */
export const OPEN_DAYS = 21;
/** Answers leave their waiting place together: fewer would tell by their day who answered. */
export const RELEASE_AT_ONCE = 5;
