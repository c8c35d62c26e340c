export { ASSUMPTIONS, type Assumption, type AssumptionKey } from './assumptions';
export { checkedAssumptions, readAssumptions, saidAssumption, type Assumptions } from './read-assumptions';
export { rehearse, type RehearsalOptions } from './rehearse';
export { reportJsonSchema, reportSchema, type Report } from './report-schema';
export { comparisonText } from './compare';
export { reportText } from './text';
