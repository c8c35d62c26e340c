/** How a programme selects: before a panel, or at a meeting, alone or with others. */
export interface SelectionWay {
  meeting: boolean;
  /** Several candidates may come at once. */
  together: boolean;
  /** Ties that do not stand in the way of being received; they are warned of, and framed before somebody is accepted. */
  lifts: string[];
}
interface Stage {
  mode?: string;
  several?: string;
  ownDoctor?: 'refused' | 'warned';
}

/**
 * Of the programme's selection stage; without one, the panel's stricter rules hold. A small house knows its patients:
 * at a meeting, being treated by whoever receives is a warning unless the programme refuses it (F.1).
 */
export function selectionWay(stage: Stage | undefined): SelectionWay {
  const meeting = stage?.mode === 'meeting' || stage?.mode === 'group-meeting';
  const together = meeting && (stage.mode === 'group-meeting' || stage.several === 'together');
  return { meeting, together, lifts: meeting && stage.ownDoctor !== 'refused' ? ['CARE'] : [] };
}

/** Said with the booking and with the file: a written frame is to be agreed. */
export const OWN_DOCTOR = 'OWN_DOCTOR';
