/** Made from the grammar by scripts/generate-parser.ts. Do not edit by hand. */
import type { TreeBuilder } from '../tree/builder.ts';
import type * as ast from '../../generated/ast.ts';

const kinds1: ReadonlySet<string> = new Set(['STRING']);
const kinds2: ReadonlySet<string> = new Set(['STRING', 'ID']);
const kinds3: ReadonlySet<string> = new Set(['disk', 'ip', 'networkName', 'dtc', 'msmq', 'fileShare', 'sqlServer', 'entsso', 'iis', 'genericService', 'genericScript', 'genericApplication', 'resource']);
const kinds4: ReadonlySet<string> = new Set(['receive', 'send']);
const kinds5: ReadonlySet<string> = new Set(['ID']);
const kinds6: ReadonlySet<string> = new Set(['NUMBER', 'ADDRESS']);

export function parseFile(tree: TreeBuilder): ast.File {
  const node = tree.open<ast.File>({ $type: 'File', title: undefined, imports: [], declarations: [] });
  if (tree.kind() === 'topology') {
    tree.expect('topology');
    node.title = tree.text('title', kinds1);
  }
  while (tree.kind() === 'import' || tree.kind() === 'domain' || tree.kind() === 'cluster' || tree.kind() === 'server' || tree.kind() === 'sso' || tree.kind() === 'biztalkGroup') {
    switch (tree.kind()) {
      case 'import':
        tree.add(node, 'imports', node.imports, parseImport(tree));
        break;
      case 'domain':
      case 'cluster':
      case 'server':
      case 'sso':
      case 'biztalkGroup':
        tree.add(node, 'declarations', node.declarations, parseTopLevel(tree));
        break;
      default:
        tree.unexpected();
    }
  }
  return tree.close(node);
}

export function parseImport(tree: TreeBuilder): ast.Import {
  const node = tree.open<ast.Import>({ $type: 'Import', path: undefined });
  tree.expect('import');
  node.path = tree.text('path', kinds1);
  return tree.close(node);
}

export function parseDomain(tree: TreeBuilder): ast.Domain {
  const ready = tree.ready<ast.Domain>();
  if (ready) return ready;
  const node = tree.open<ast.Domain>({ $type: 'Domain', name: undefined, members: [], properties: [] });
  tree.expect('domain');
  node.name = tree.text<ast.Name>('name', kinds2);
  tree.expect('{');
  while (tree.kind() === 'group' || tree.kind() === 'account' || tree.kind() === 'ID') {
    switch (tree.kind()) {
      case 'group':
      case 'account':
        tree.add(node, 'members', node.members, parseDomainGroupOrAccount(tree));
        break;
      case 'ID':
        tree.add(node, 'properties', node.properties, parseProperty(tree));
        break;
      default:
        tree.unexpected();
    }
  }
  tree.expect('}');
  return tree.close(node);
}

export function parseDomainGroup(tree: TreeBuilder): ast.DomainGroup {
  const ready = tree.ready<ast.DomainGroup>();
  if (ready) return ready;
  const node = tree.open<ast.DomainGroup>({ $type: 'DomainGroup', name: undefined, properties: [] });
  tree.expect('group');
  node.name = tree.text<ast.Name>('name', kinds2);
  if (tree.kind() === '{') {
    tree.expect('{');
    while (tree.kind() === 'ID') {
      tree.add(node, 'properties', node.properties, parseProperty(tree));
    }
    tree.expect('}');
  }
  return tree.close(node);
}

export function parseAccount(tree: TreeBuilder): ast.Account {
  const ready = tree.ready<ast.Account>();
  if (ready) return ready;
  const node = tree.open<ast.Account>({ $type: 'Account', name: undefined, properties: [] });
  tree.expect('account');
  node.name = tree.text<ast.Name>('name', kinds2);
  if (tree.kind() === '{') {
    tree.expect('{');
    while (tree.kind() === 'ID') {
      tree.add(node, 'properties', node.properties, parseProperty(tree));
    }
    tree.expect('}');
  }
  return tree.close(node);
}

export function parseCluster(tree: TreeBuilder): ast.Cluster {
  const ready = tree.ready<ast.Cluster>();
  if (ready) return ready;
  const node = tree.open<ast.Cluster>({ $type: 'Cluster', name: undefined, members: [], properties: [] });
  tree.expect('cluster');
  node.name = tree.text<ast.Name>('name', kinds2);
  tree.expect('{');
  while (tree.kind() === 'node' || tree.kind() === 'group' || tree.kind() === 'ID') {
    switch (tree.kind()) {
      case 'node':
      case 'group':
        tree.add(node, 'members', node.members, parseNodeOrClusterGroup(tree));
        break;
      case 'ID':
        tree.add(node, 'properties', node.properties, parseProperty(tree));
        break;
      default:
        tree.unexpected();
    }
  }
  tree.expect('}');
  return tree.close(node);
}

export function parseNode(tree: TreeBuilder): ast.Node {
  const ready = tree.ready<ast.Node>();
  if (ready) return ready;
  const node = tree.open<ast.Node>({ $type: 'Node', name: undefined, properties: [] });
  tree.expect('node');
  node.name = tree.text<ast.Name>('name', kinds2);
  if (tree.kind() === '{') {
    tree.expect('{');
    while (tree.kind() === 'ID') {
      tree.add(node, 'properties', node.properties, parseProperty(tree));
    }
    tree.expect('}');
  }
  return tree.close(node);
}

export function parseServer(tree: TreeBuilder): ast.Server {
  const ready = tree.ready<ast.Server>();
  if (ready) return ready;
  const node = tree.open<ast.Server>({ $type: 'Server', name: undefined, properties: [] });
  tree.expect('server');
  node.name = tree.text<ast.Name>('name', kinds2);
  if (tree.kind() === '{') {
    tree.expect('{');
    while (tree.kind() === 'ID') {
      tree.add(node, 'properties', node.properties, parseProperty(tree));
    }
    tree.expect('}');
  }
  return tree.close(node);
}

export function parseClusterGroup(tree: TreeBuilder): ast.ClusterGroup {
  const ready = tree.ready<ast.ClusterGroup>();
  if (ready) return ready;
  const node = tree.open<ast.ClusterGroup>({ $type: 'ClusterGroup', name: undefined, members: [], properties: [] });
  tree.expect('group');
  node.name = tree.text<ast.Name>('name', kinds2);
  tree.expect('{');
  while (tree.kind() === 'disk' || tree.kind() === 'ip' || tree.kind() === 'networkName' || tree.kind() === 'dtc' || tree.kind() === 'msmq' || tree.kind() === 'fileShare' || tree.kind() === 'sqlServer' || tree.kind() === 'entsso' || tree.kind() === 'iis' || tree.kind() === 'genericService' || tree.kind() === 'genericScript' || tree.kind() === 'genericApplication' || tree.kind() === 'resource' || tree.kind() === 'biztalkHost' || tree.kind() === 'ID') {
    switch (tree.kind()) {
      case 'disk':
      case 'ip':
      case 'networkName':
      case 'dtc':
      case 'msmq':
      case 'fileShare':
      case 'sqlServer':
      case 'entsso':
      case 'iis':
      case 'genericService':
      case 'genericScript':
      case 'genericApplication':
      case 'resource':
      case 'biztalkHost':
        tree.add(node, 'members', node.members, parseAnyResource(tree));
        break;
      case 'ID':
        tree.add(node, 'properties', node.properties, parseProperty(tree));
        break;
      default:
        tree.unexpected();
    }
  }
  tree.expect('}');
  return tree.close(node);
}

export function parseResource(tree: TreeBuilder): ast.Resource {
  const ready = tree.ready<ast.Resource>();
  if (ready) return ready;
  const node = tree.open<ast.Resource>({ $type: 'Resource', type: undefined, name: undefined, dependsOn: [], restart: [], properties: [] });
  node.type = tree.text<ast.ResourceType>('type', kinds3);
  node.name = tree.text<ast.Name>('name', kinds2);
  if (tree.kind() === 'dependsOn') {
    tree.expect('dependsOn');
    tree.add(node, 'dependsOn', node.dependsOn, parseReference(tree));
    while (tree.kind() === ',') {
      tree.expect(',');
      tree.add(node, 'dependsOn', node.dependsOn, parseReference(tree));
    }
  }
  if (tree.kind() === '{') {
    tree.expect('{');
    while (tree.kind() === 'restart' || tree.kind() === 'ID') {
      switch (tree.kind()) {
        case 'restart':
          tree.add(node, 'restart', node.restart, parseRestart(tree));
          break;
        case 'ID':
          tree.add(node, 'properties', node.properties, parseProperty(tree));
          break;
        default:
          tree.unexpected();
      }
    }
    tree.expect('}');
  }
  return tree.close(node);
}

export function parseBiztalkHostResource(tree: TreeBuilder): ast.BiztalkHostResource {
  const ready = tree.ready<ast.BiztalkHostResource>();
  if (ready) return ready;
  const node = tree.open<ast.BiztalkHostResource>({ $type: 'BiztalkHostResource', host: undefined, dependsOn: [], restart: [], properties: [] });
  tree.expect('biztalkHost');
  node.host = tree.put(node, 'host', parseReference(tree));
  if (tree.kind() === 'dependsOn') {
    tree.expect('dependsOn');
    tree.add(node, 'dependsOn', node.dependsOn, parseReference(tree));
    while (tree.kind() === ',') {
      tree.expect(',');
      tree.add(node, 'dependsOn', node.dependsOn, parseReference(tree));
    }
  }
  if (tree.kind() === '{') {
    tree.expect('{');
    while (tree.kind() === 'restart' || tree.kind() === 'ID') {
      switch (tree.kind()) {
        case 'restart':
          tree.add(node, 'restart', node.restart, parseRestart(tree));
          break;
        case 'ID':
          tree.add(node, 'properties', node.properties, parseProperty(tree));
          break;
        default:
          tree.unexpected();
      }
    }
    tree.expect('}');
  }
  return tree.close(node);
}

export function parseRestart(tree: TreeBuilder): ast.Restart {
  const ready = tree.ready<ast.Restart>();
  if (ready) return ready;
  const node = tree.open<ast.Restart>({ $type: 'Restart', properties: [] });
  tree.expect('restart');
  tree.expect('{');
  while (tree.kind() === 'ID') {
    tree.add(node, 'properties', node.properties, parseProperty(tree));
  }
  tree.expect('}');
  return tree.close(node);
}

export function parseSso(tree: TreeBuilder): ast.Sso {
  const ready = tree.ready<ast.Sso>();
  if (ready) return ready;
  const node = tree.open<ast.Sso>({ $type: 'Sso', properties: [] });

  tree.expect('sso');
  tree.expect('{');
  while (tree.kind() === 'ID') {
    tree.add(node, 'properties', node.properties, parseProperty(tree));
  }
  tree.expect('}');
  return tree.close(node);
}

export function parseBiztalkGroup(tree: TreeBuilder): ast.BiztalkGroup {
  const ready = tree.ready<ast.BiztalkGroup>();
  if (ready) return ready;
  const node = tree.open<ast.BiztalkGroup>({ $type: 'BiztalkGroup', name: undefined, members: [], properties: [] });
  tree.expect('biztalkGroup');
  node.name = tree.text<ast.Name>('name', kinds2);
  tree.expect('{');
  while (tree.kind() === 'host' || tree.kind() === 'adapter' || tree.kind() === 'ID') {
    switch (tree.kind()) {
      case 'host':
      case 'adapter':
        tree.add(node, 'members', node.members, parseHostOrAdapter(tree));
        break;
      case 'ID':
        tree.add(node, 'properties', node.properties, parseProperty(tree));
        break;
      default:
        tree.unexpected();
    }
  }
  tree.expect('}');
  return tree.close(node);
}

export function parseHost(tree: TreeBuilder): ast.Host {
  const ready = tree.ready<ast.Host>();
  if (ready) return ready;
  const node = tree.open<ast.Host>({ $type: 'Host', name: undefined, isolated: false, members: [], properties: [] });
  tree.expect('host');
  node.name = tree.text<ast.Name>('name', kinds2);
  if (tree.kind() === 'isolated') {
    tree.mark('isolated');
    node.isolated = true;
  }
  if (tree.kind() === '{') {
    tree.expect('{');
    while (tree.kind() === 'instance' || tree.kind() === 'ID') {
      switch (tree.kind()) {
        case 'instance':
          tree.add(node, 'members', node.members, parseInstance(tree));
          break;
        case 'ID':
          tree.add(node, 'properties', node.properties, parseProperty(tree));
          break;
        default:
          tree.unexpected();
      }
    }
    tree.expect('}');
  }
  return tree.close(node);
}

export function parseInstance(tree: TreeBuilder): ast.Instance {
  const ready = tree.ready<ast.Instance>();
  if (ready) return ready;
  const node = tree.open<ast.Instance>({ $type: 'Instance', computer: undefined, properties: [] });
  tree.expect('instance');
  node.computer = tree.put(node, 'computer', parseReference(tree));
  if (tree.kind() === '{') {
    tree.expect('{');
    while (tree.kind() === 'ID') {
      tree.add(node, 'properties', node.properties, parseProperty(tree));
    }
    tree.expect('}');
  }
  return tree.close(node);
}

export function parseAdapter(tree: TreeBuilder): ast.Adapter {
  const ready = tree.ready<ast.Adapter>();
  if (ready) return ready;
  const node = tree.open<ast.Adapter>({ $type: 'Adapter', name: undefined, members: [], properties: [] });
  tree.expect('adapter');
  node.name = tree.text<ast.Name>('name', kinds2);
  tree.expect('{');
  while (tree.kind() === 'receive' || tree.kind() === 'send' || tree.kind() === 'ID') {
    switch (tree.kind()) {
      case 'receive':
      case 'send':
        tree.add(node, 'members', node.members, parseHandler(tree));
        break;
      case 'ID':
        tree.add(node, 'properties', node.properties, parseProperty(tree));
        break;
      default:
        tree.unexpected();
    }
  }
  tree.expect('}');
  return tree.close(node);
}

export function parseHandler(tree: TreeBuilder): ast.Handler {
  const ready = tree.ready<ast.Handler>();
  if (ready) return ready;
  const node = tree.open<ast.Handler>({ $type: 'Handler', direction: undefined, host: undefined, properties: [] });
  node.direction = tree.text<ast.Direction>('direction', kinds4);
  tree.expect('in');
  node.host = tree.put(node, 'host', parseReference(tree));
  if (tree.kind() === '{') {
    tree.expect('{');
    while (tree.kind() === 'ID') {
      tree.add(node, 'properties', node.properties, parseProperty(tree));
    }
    tree.expect('}');
  }
  return tree.close(node);
}

export function parseProperty(tree: TreeBuilder): ast.Property {
  const node = tree.open<ast.Property>({ $type: 'Property', key: undefined, values: [] });
  node.key = tree.text<ast.Key>('key', kinds5);
  tree.expect(':');
  tree.add(node, 'values', node.values, parseValue(tree));
  while (tree.kind() === ',') {
    tree.expect(',');
    tree.add(node, 'values', node.values, parseValue(tree));
  }
  return tree.close(node);
}

export function parseLiteral(tree: TreeBuilder): ast.Literal {
  const node = tree.open<ast.Literal>({ $type: 'Literal', text: undefined });
  node.text = tree.text('text', kinds6);
  return tree.close(node);
}

export function parseReference(tree: TreeBuilder): ast.Reference {
  let node = tree.open<ast.Reference>({ $type: 'Reference', target: undefined, qualifier: undefined });

  node.target = tree.reference('target');
  while (tree.kind() === '.') {
    node = tree.wrap(node, { $type: 'Reference', target: undefined, qualifier: undefined }, 'qualifier');
    tree.expect('.');
    node.target = tree.reference('target');
  }
  return tree.close(node);
}

export function parseTopLevel(tree: TreeBuilder): ast.Domain | ast.Cluster | ast.Server | ast.Sso | ast.BiztalkGroup {
  switch (tree.kind()) {
    case 'domain':
      return parseDomain(tree);
    case 'cluster':
      return parseCluster(tree);
    case 'server':
      return parseServer(tree);
    case 'sso':
      return parseSso(tree);
    case 'biztalkGroup':
      return parseBiztalkGroup(tree);
    default:
      return tree.unexpected();
  }
}

export function parseAnyResource(tree: TreeBuilder): ast.Resource | ast.BiztalkHostResource {
  switch (tree.kind()) {
    case 'disk':
    case 'ip':
    case 'networkName':
    case 'dtc':
    case 'msmq':
    case 'fileShare':
    case 'sqlServer':
    case 'entsso':
    case 'iis':
    case 'genericService':
    case 'genericScript':
    case 'genericApplication':
    case 'resource':
      return parseResource(tree);
    case 'biztalkHost':
      return parseBiztalkHostResource(tree);
    default:
      return tree.unexpected();
  }
}

export function parseValue(tree: TreeBuilder): ast.Reference | ast.Literal {
  switch (tree.kind()) {
    case 'STRING':
    case 'ID':
      return parseReference(tree);
    case 'NUMBER':
    case 'ADDRESS':
      return parseLiteral(tree);
    default:
      return tree.unexpected();
  }
}

export function parseDomainGroupOrAccount(tree: TreeBuilder): ast.DomainGroup | ast.Account {
  switch (tree.kind()) {
    case 'group':
      return parseDomainGroup(tree);
    case 'account':
      return parseAccount(tree);
    default:
      return tree.unexpected();
  }
}

export function parseNodeOrClusterGroup(tree: TreeBuilder): ast.Node | ast.ClusterGroup {
  switch (tree.kind()) {
    case 'node':
      return parseNode(tree);
    case 'group':
      return parseClusterGroup(tree);
    default:
      return tree.unexpected();
  }
}

export function parseHostOrAdapter(tree: TreeBuilder): ast.Host | ast.Adapter {
  switch (tree.kind()) {
    case 'host':
      return parseHost(tree);
    case 'adapter':
      return parseAdapter(tree);
    default:
      return tree.unexpected();
  }
}
