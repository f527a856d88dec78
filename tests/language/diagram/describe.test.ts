/** The picture in words. */
import { expect, test } from 'vitest';
import { drawTopology } from '../../../language/diagram/index.ts';
import { topologyOf } from './topologies.ts';

async function textOf(source: string): Promise<readonly string[]> {
  return drawTopology(await topologyOf(source)).text;
}

test('says one statement a line about everything that is drawn', async () => {
  expect(
    await textOf(`
      topology "Two computers"
      cluster BIZ {
        windows: 2008R2
        node ONE
        node TWO { messageQueuing: yes iis: no }
        group Quorum { quorum: yes disk Q { drive: "Q:" } }
        group App {
          preferredOwners: TWO, ONE
          ip Address { address: 10.0.0.5/24 possibleOwners: TWO }
          networkName Name dependsOn Address, Q { name: APP }
          sqlServer Sql dependsOn Name { version: 2008R2 instance: "MAIN" }
          entsso Secret dependsOn Name
          biztalkHost Receive
        }
      }
      server WEB { windows: 2016 }
      sso { masterSecretServer: Secret database: WEB }
      biztalkGroup Orders {
        version: 2006R2 edition: enterprise
        database: Sql
        servers: ONE, TWO
        host Receive { instance ONE instance TWO { disabled: yes } }
        host Web isolated { }
        adapter MSMQ { receive in Receive { ordered: yes } send in Nowhere }
        adapter Idle { }
      }`),
  ).toEqual([
    'Two computers: 1 cluster, 2 nodes, 1 stand-alone server and 1 BizTalk group.',
    'Enterprise SSO has its master secret server on Secret in group App of cluster BIZ.',
    'Enterprise SSO has its database on server WEB.',
    'BizTalk group Orders runs BizTalk Server 2006 R2 Enterprise.',
    'BizTalk group Orders is created on ONE and joined by TWO.',
    'BizTalk group Orders has its database on Sql in group App of cluster BIZ.',
    'Host Receive of BizTalk group Orders has instances on ONE and TWO (disabled).',
    'Host Receive of BizTalk group Orders is clustered in group App of cluster BIZ.',
    'Isolated host Web of BizTalk group Orders has no instances.',
    'Adapter MSMQ of BizTalk group Orders receives in Receive in order and sends in a host that is not declared.',
    'Adapter Idle of BizTalk group Orders has no handlers.',
    'Cluster BIZ runs Windows Server 2008 R2 and has the nodes ONE and TWO.',
    'Node ONE of cluster BIZ: 1 host instance.',
    'Node TWO of cluster BIZ: 1 host instance, Message Queuing, no IIS.',
    'Quorum group Quorum of cluster BIZ normally runs on ONE.',
    'Resource Q in group Quorum of cluster BIZ is of type Physical Disk, Q:.',
    'Group App of cluster BIZ normally runs on TWO, and prefers TWO and ONE.',
    'Resource Address in group App of cluster BIZ is of type IP Address, 10.0.0.5/24; its possible owners are TWO.',
    'Resource Name in group App of cluster BIZ is of type Network Name, APP; ' +
      'it depends on Address and Q in group Quorum of cluster BIZ.',
    'Resource Sql in group App of cluster BIZ is of type SQL Server 2008 R2, MAIN; it depends on Name.',
    'Resource Secret in group App of cluster BIZ is of type Enterprise SSO; it depends on Name.',
    'Resource Receive in group App of cluster BIZ is of type BizTalk host; it depends on Name.',
    'Server WEB: Windows Server 2016.',
  ]);
});

test('says what is missing', async () => {
  expect(
    await textOf(`
      sso { }
      cluster Empty { type: networkLoadBalancing group G { } }
      server S
      biztalkGroup B { host H { instance Gone } }`),
  ).toEqual([
    'The topology: 1 cluster, 1 stand-alone server and 1 BizTalk group.',
    'Enterprise SSO has neither a master secret server nor a database.',
    'BizTalk group B has no servers.',
    'Host H of BizTalk group B has instances on Gone (not declared).',
    'Cluster Empty balances network load and has no nodes.',
    'Group G of cluster Empty has no node to run on.',
    'Server S stands alone.',
  ]);
});
