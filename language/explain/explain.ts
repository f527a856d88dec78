/** What is known about a part of a topology, in the words of the field: its place, what holds for it by default, what fails with it. */
import type { Element, Topology } from '../model/topology.ts';
import { type Explainer, explainerOf, type Fact } from './fact.ts';
import { failureFact } from './failure.ts';
import { adapterFacts, handlerFacts } from './handler-facts.ts';
import { hostFacts, instanceFacts } from './host-facts.ts';
import { accountFacts, biztalkGroupFacts, domainGroupFacts, ssoFacts } from './installation-facts.ts';
import { paperFact } from './paper.ts';
import { clusterFacts, computerFacts, groupFacts } from './place-facts.ts';
import { resourceFacts } from './resource-facts.ts';

/** The facts in the order in which they are told. Nothing is in them that the topology leaves open. */
export function explain(element: Element, topology: Topology): readonly Fact[] {
  const explainer = explainerOf(topology);
  return [...ownFacts(element, explainer), ...failureFact(element, explainer), ...paperFact(element, explainer)];
}

function ownFacts(element: Element, explainer: Explainer): readonly Fact[] {
  switch (element.kind) {
    case 'domain':
      return [];
    case 'domainGroup':
      return domainGroupFacts(element, explainer);
    case 'account':
      return accountFacts(element, explainer);
    case 'cluster':
      return clusterFacts(element, explainer);
    case 'node':
    case 'server':
      return computerFacts(element, explainer);
    case 'group':
      return groupFacts(element, explainer);
    case 'resource':
      return resourceFacts(element, explainer);
    case 'sso':
      return ssoFacts(element, explainer);
    case 'biztalkGroup':
      return biztalkGroupFacts(element, explainer);
    case 'host':
      return hostFacts(element, explainer);
    case 'instance':
      return instanceFacts(element, explainer);
    case 'adapter':
      return adapterFacts(element, explainer);
    case 'handler':
      return handlerFacts(element, explainer);
  }
}
