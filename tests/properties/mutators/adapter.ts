/** What can be wrong with adapters: handlers that must be alone and aren't, or that nothing takes over from. */
import { removeBlocks } from '../change.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import { addHandler, besideUnclustering, clusteredHosts, hasHandler, newHandler, unclusteredHosts } from './hosts.ts';

export const adapterMutators: readonly Mutator[] = [
  mutator('ftp-receive-multiple-instances', 'unclusters a host that receives over FTP', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view).filter((each) => hasHandler(view, each, 'FTP', 'receive')));
    const resource = host && view.clusteredAs(host);
    if (!resource) return undefined;
    const beside = ['sso-unclustered-host-instance', ...besideUnclustering];
    return { topology: removeBlocks(view.topology, resource), at: [place(host)], beside };
  }),

  mutator('ftp-receive-multiple-instances', 'receives over FTP in an unclustered host', (view, dice) => {
    const host = dice.anyOf(unclusteredHosts(view));
    if (!host) return undefined;
    const topology = addHandler(view, view.topology, host, 'FTP', newHandler(view, 'receive', host));
    return { topology, at: [place(host)] };
  }),

  mutator(
    'ftp-receive-not-clustered',
    'receives over FTP in the only instance of an unclustered host',
    (view, dice) => {
      const host = dice.anyOf(unclusteredHosts(view));
      if (!host) return undefined;
      const others = removeBlocks(view.topology, ...view.enabled(host).slice(1));
      return {
        topology: addHandler(view, others, host, 'FTP', newHandler(view, 'receive', host)),
        at: [place(host)],
      };
    },
  ),
];
