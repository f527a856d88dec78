/**
 * The failover simulation of a topology: a pure function from a topology and events to the state after each, with a reason for
 * every change, and what follows from it.
 *
 * What it takes for true is in docs/architecture.md, "The simulation". In short: it simulates what the file states, also where rules
 * report errors in it; what a name finds nothing for is left out and named as unknown; settings that decide whether a setup works at
 * all (DTC security, Kerberos, accounts) are for the rules; quorum votes are not modelled, as no file states them.
 */

export { activitiesOf, type ClusterActivity } from './activity.ts';
export {
  type Affected,
  type BlastRadius,
  type BlastSource,
  blastRadiusOf,
  type FailureEffects,
  failureEffectsOf,
} from './blast-radius.ts';
export { type Capability, capabilitiesOf, subjectOf } from './capabilities.ts';
export type { Change, ChangeCode } from './change.ts';
export type { Duplicate } from './duplicates.ts';
export type { Failing, Service, ServiceName, SimulatedEvent } from './events.ts';
export { renderJson as renderSimulationAsJson, type SimulationReport } from './json.ts';
export { isTooLargeFor } from './matrix-size.ts';
export { type OwnerCell, type OwnerMatrix, ownerMatrixOf } from './owner-matrix.ts';
export { type PartSurvival, partSurvivalOf } from './part-survival.ts';
export { type Placement, placementOf } from './placement.ts';
export type { Reason } from './reasons.ts';
export type { Remedy } from './remedies.ts';
export { type Simulation, type Step, simulate } from './simulate.ts';
export { type StartOrder, startOrdersOf } from './start-order.ts';
export type {
  CapabilityState,
  ComputerState,
  GroupState,
  InstanceState,
  ResourceState,
  SsoState,
  State,
} from './state.ts';
export {
  type Effect,
  type Failure,
  type Outcome,
  type SurvivalMatrix,
  singleFailuresOf,
  statusesAtStart,
  survivalMatrixOf,
} from './survival.ts';
export { findTarget, type NameAnswer, type SimulationTarget, servicesOf, targetName } from './targets.ts';
export { capabilityTitle } from './titles.ts';
export { type Tolerance, type ToleranceRow, toleranceOf, type Uncovered } from './tolerance.ts';
export type { UnknownPart } from './unknown.ts';
export { listed, type Namer, namerOf } from './wording.ts';
