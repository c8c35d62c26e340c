import { accessTemplates } from './access';
import { applicationTemplates } from './application';
import { bankTemplates } from './bank';
import { claimTemplates } from './claim';
import { conventionTemplates } from './convention';
import { houseTemplates } from './house';
import { incidentTemplates } from './incident';
import { matchingTemplates } from './matching';
import { membershipTemplates, trainingTemplates } from './membership';
import { paymentTemplates } from './payment';
import { placeTemplates } from './place';
import { reminderTemplates } from './reminders';
import type { Template } from './template';
import { vacationTemplates } from './vacation';

export * from './reminders';
export * from './template';

const ALL = {
  ...applicationTemplates, ...membershipTemplates, ...trainingTemplates, ...matchingTemplates, ...placeTemplates, ...conventionTemplates, ...vacationTemplates, ...claimTemplates, ...paymentTemplates,
  ...bankTemplates, ...accessTemplates, ...incidentTemplates, ...houseTemplates, ...reminderTemplates,
};
export type TemplateName = keyof typeof ALL;
export type ParamsOf<N extends TemplateName> = (typeof ALL)[N] extends Template<infer P> ? P : never;

/** Every letter Tandem can write. Read back from the sealed column, its parameters are what was queued under its name. */
export const TEMPLATES = ALL as unknown as Record<TemplateName, Template<object>>;
