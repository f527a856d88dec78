/** What the sso block leaves out, as far as that is certain. */
import { allElements, isComplete } from '../../model/queries.ts';
import type { Sso, Topology } from '../../model/topology.ts';
import { nearKeys } from '../language/keys.ts';
import { propertiesOf } from '../language/properties.ts';

/** Whether the property is written, be it misspelt or with a value that means nothing: that is then the finding. */
export function isStated(sso: Sso, key: string, topology: Topology): boolean {
  const { properties, schema } = sso;
  if (properties.some((property) => property.key === key)) return true;
  return properties
    .filter((property) => !Object.hasOwn(propertiesOf(schema), property.key))
    .some((property) => nearKeys(property, schema, properties, () => [...allElements(topology)]).includes(key));
}

/** Whether an sso block may stand in a file that isn't there. */
export function mayBeElsewhere(topology: Topology): boolean {
  return !isComplete(topology);
}
