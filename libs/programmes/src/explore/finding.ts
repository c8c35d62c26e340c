/** Something a programme could live that must not be: who would wait for nobody, or for ever, and the story that leads there. */
export interface Finding {
  code: 'WAITS_FOR_NOBODY' | 'NO_DEADLINE' | 'HANDED_TO_NOBODY' | 'NOTHING_AT_DEADLINE' | 'LAPSES_UNHEARD' | 'NO_ACT_ENDS_IT' | 'NEVER_BEGINS' | 'LEFT_OPEN' | 'NOTHING_OPEN' | 'CANNOT_LEAVE' | 'STUCK';
  journey: string;
  /** Whom it would happen to, where not to everybody: `profile: client`. */
  subject?: string;
  stage?: string;
  step?: string;
  /** What happened, in order, in French. */
  story: string[];
  /** And then: one French sentence. */
  problem: string;
}

/** A finding as it is printed: the story numbered, then what goes wrong. */
export function told(finding: Finding): string {
  const who = [finding.journey, finding.subject].filter(Boolean).join(', ');
  return [`${who} :`, ...finding.story.map((line, i) => `  ${i + 1}. ${line}.`), `  Alors : ${finding.problem}  [${finding.code}]`].join('\n');
}
