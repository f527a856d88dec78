/** What is told of adapters and their handlers: the hosts that run them, and where. */
import type { Adapter, Handler, Host } from '../model/topology.ts';
import { type Explainer, type Fact, fact } from './fact.ts';
import { listOf, type Phrase, say } from './phrase.ts';

export function adapterFacts({ handlers }: Adapter, { name }: Explainer): readonly Fact[] {
  const hostsOf = (direction: Handler['direction']): Phrase | undefined => {
    const hosts = new Set(
      handlers.filter((handler) => handler.direction === direction).flatMap(({ host }) => host ?? []),
    );
    return hosts.size > 0 ? listOf([...hosts].map(name)) : undefined;
  };
  return [...fact('Receives in', hostsOf('receive')), ...fact('Sends in', hostsOf('send'))];
}

export function handlerFacts({ host }: Handler, explainer: Explainer): readonly Fact[] {
  return host ? [...fact('Host', say`${explainer.name(host)}`), ...fact('Runs on', placesOf(host, explainer))] : [];
}

function placesOf({ clusteredAs, instances }: Host, { name, names }: Explainer): Phrase | undefined {
  const [resource] = clusteredAs;
  if (resource) return say`the node that has group ${name(resource.group)}`;
  const computers = [
    ...new Set(instances.filter(({ disabled }) => !disabled).flatMap(({ computer }) => computer ?? [])),
  ];
  return computers.length > 0 ? names(computers) : undefined;
}
