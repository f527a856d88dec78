/** P25, nodes of Windows Server 2003: what no wizard installs there, though BizTalk Server needs it. */
import { hasBiztalk } from '../../model/queries.ts';
import type { Node } from '../../model/topology.ts';
import { type Block, cmd, verifyBeforeUse } from '../command.ts';
import { unitOf } from '../computers.ts';
import { windowsComponents } from '../consoles.ts';
import { stepId } from '../identity.ts';
import { type Draft, defineProcedure, ready } from '../procedure.ts';
import { installationFiles, localAdministrator } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';

const id = 'prerequisites-2003';

export default defineProcedure({
  id,
  *draft(topology) {
    for (const node of coveredClusters(topology, '2003').flatMap(({ nodes }) => nodes)) {
      if (!hasBiztalk(node, topology)) continue;
      if (node.iis !== false) yield installIis(node);
      if (node.comPlusRemote !== false) yield enableComPlus(node);
      if (node.aspNet !== false) yield allowAspNet(node);
    }
  },
});

function common(node: Node, rank: number) {
  return {
    of: node,
    phase: 'prerequisites' as const,
    stage: 1,
    unit: unitOf(node),
    rank,
    where: node.name,
    who: localAdministrator(node).who,
    needs: [...localAdministrator(node).needs, installationFiles],
    requires: [],
    makes: [ready(node)],
  };
}

function reads(line: string): readonly Block[] {
  return [cmd(verifyBeforeUse, line)];
}

function installIis(node: Node): Draft {
  return {
    ...common(node, 0),
    part: 'iis',
    title: `Install Internet Information Services on ${node.name}`,
    kind: 'changing',
    console: [
      windowsComponents,
      'Select Application Server → Details: Internet Information Services (IIS): ticked; ASP.NET: ticked; OK.',
      'Next; Finish.',
    ],
    commands: [],
    check: { commands: reads('sc query w3svc'), expect: ['The state of the service is RUNNING.'] },
    undo: { actions: ['Clear the same boxes, if nothing else on the computer needs them.'] },
    source: [whitePaper('P25', [1118, 1122])],
  };
}

function enableComPlus(node: Node): Draft {
  return {
    ...common(node, 1),
    part: 'com-plus',
    title: `Enable COM+ for remote transactions on ${node.name}`,
    kind: 'changing',
    console: [
      windowsComponents,
      'Select Application Server → Details: Enable network COM+ access: ticked; OK.',
      'Next; Finish.',
    ],
    commands: [],
    check: {
      commands: reads('reg query "HKLM\\SOFTWARE\\Microsoft\\COM3" /v RemoteAccessEnabled'),
      expect: ['RemoteAccessEnabled 0x1; and the box is ticked when the page is opened again.'],
    },
    undo: { actions: ['Clear the same box.'] },
    source: [whitePaper('P25', 1120, 1123)],
  };
}

function allowAspNet(node: Node): Draft {
  return {
    ...common(node, 2),
    part: 'asp-net',
    title: `Enable the ASP.NET web service extension on ${node.name}`,
    kind: 'changing',
    before: [
      'BizTalk Server 2006 to 2009 work with ASP.NET 2.0. Where ASP.NET v2.0.50727 is not listed, install the .NET Framework that the BizTalk Server version asks for first.',
    ],
    console: [
      `Start → Programs → Administrative Tools → Internet Information Services (IIS) Manager. Expand ${node.name} → Web Service Extensions.`,
      'Select ASP.NET v2.0.50727 → Allow.',
    ],
    commands: [],
    check: {
      commands: reads('cscript //nologo %SystemRoot%\\system32\\iisext.vbs /ListFile'),
      expect: ['The line for v2.0.50727\\aspnet_isapi.dll begins with 1 (allowed).'],
    },
    undo: { actions: ['Select ASP.NET v2.0.50727 → Prohibit.'] },
    source: [whitePaper('P25', 1120, 1124)],
    after: [stepId(id, node, 'iis')],
  };
}
