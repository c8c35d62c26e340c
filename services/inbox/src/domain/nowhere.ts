const NIL = '00000000-0000-0000-0000-000000000000';

/** Organisation of what belongs to none (a sign-in link): no organisation's office sees it. */
export const EVERYWHERE = NIL;
/** In place of a journey: whatever the journey. */
export const EVERYTHING = NIL;
