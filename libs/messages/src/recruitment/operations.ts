import { applicationOperations } from './operations-application';
import { houseOperations } from './operations-house';
import { programmeOperations } from './operations-programme';

/** First half of recruitment: the house, programmes and journeys, applications and consents. */
export const recruitmentOperations = { ...houseOperations, ...programmeOperations, ...applicationOperations };
