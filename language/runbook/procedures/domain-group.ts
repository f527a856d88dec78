/** P27: the groups of the domain, before anything is configured with them. */
import { cmd, verifyBeforeUse } from '../command.ts';
import { directoryConsole, groupsWithForeignMembers, inDomain, ssoPreparation } from '../directory.ts';
import { netLine } from '../escape/net.ts';
import { created, defineProcedure } from '../procedure.ts';
import { whitePaper } from '../sources.ts';
import { qualifiedName } from '../wording.ts';

export default defineProcedure({
  id: 'domain-group',
  *draft(topology) {
    const foreign = groupsWithForeignMembers(topology);
    for (const domain of topology.domains) {
      for (const group of domain.groups) {
        const { name } = group;
        const local = foreign.has(group);
        const command = local ? netLine`localgroup ${name}` : netLine`group ${name}`;
        const line = (rest: string) => (typeof command === 'string' ? `${command} ${rest}` : command);
        yield {
          ...inDomain(domain),
          of: group,
          title: `Create domain group ${qualifiedName(group)}`,
          before: [`If ${qualifiedName(group)} is there already, go on to the check.`],
          console: [
            directoryConsole(domain),
            'Right-click the container in which the domain keeps its groups (Users, where it has no other) → New → Group.',
            `Group name: ${name}; Group scope: ${local ? 'Domain local, as it has members of other domains' : 'Global'}; Group type: Security; OK.`,
          ],
          commands: [cmd(verifyBeforeUse, line('/add /domain'))],
          check: {
            commands: [cmd(verifyBeforeUse, line('/domain'))],
            expect: [`${name} is listed, in ${domain.name}; a local group of a computer does not do.`],
          },
          undo: {
            actions: [
              `Delete ${name}, unless it was there before. A group that is created again has none of the rights of the first, even under the same name.`,
            ],
            commands: [cmd(verifyBeforeUse, line('/delete /domain'))],
          },
          source: [whitePaper('P27', [1130, 1132]), ssoPreparation(topology, { P11: [482], P12: [527] })],
          requires: [],
          makes: [created(group)],
        };
      }
    }
  },
});
