/**
 * Every change of what a running workflow asks for, in the order they came. A workflow begun before a patch goes on as it
 * was (`patched()` is false in it), one begun after follows the new way; `test/histories` holds both. An entry leaves with
 * the old way once no workflow begun before it is open: `tandem doctor` on every installation says so.
 */
export const PATCHES = {
  /** 2026-11-23: settings are asked for at the first fact, with the journey, and name the way a stage takes. Before, at the first step. */
  settingsFirst: 'settings-first',
  /** 2026-11-23: a step that has its own way to remind (a questionnaire) asks for that. Before, for a letter to a role nobody is written to as. */
  ownReminders: 'own-reminders',
} as const;
