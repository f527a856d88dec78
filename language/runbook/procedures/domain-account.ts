/** P27: the accounts of the domain, of services and of the persons who configure. */
import { cmd, verifyBeforeUse } from '../command.ts';
import { directoryConsole, inDomain, ssoPreparation } from '../directory.ts';
import { netLine } from '../escape/net.ts';
import { created, defineProcedure } from '../procedure.ts';
import { passwordOf } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { qualifiedName } from '../wording.ts';

export default defineProcedure({
  id: 'domain-account',
  *draft(topology) {
    for (const domain of topology.domains) {
      for (const account of domain.accounts) {
        const { name } = account;
        const full = qualifiedName(account);
        const common = inDomain(domain);
        yield {
          ...common,
          of: account,
          title: `Create account ${full}`,
          before: [`If ${full} is there already and is meant for this, go on to the check.`],
          console: [
            directoryConsole(domain),
            'Right-click the container in which the domain keeps such accounts (Users, where it has no other) → New → User.',
            `Full name: ${name}; User logon name: ${name}; User logon name (pre-Windows 2000): ${name}; Next.`,
            `Password: as noted; User must change password at next logon: cleared${account.rights.includes('logOnAsService') ? '; Password never expires: ticked, unless the domain renews the passwords of its services otherwise' : ''}; Next; Finish.`,
          ],
          // The asterisk asks for the password, without showing it.
          commands: [cmd(verifyBeforeUse, netLine`user ${name} * /add /domain`)],
          check: {
            commands: [cmd(verifyBeforeUse, netLine`user ${name} /domain`)],
            expect: [`${name} is an account of ${domain.name}, and active.`],
          },
          undo: {
            actions: [`Delete ${name}, unless it was there before.`],
            commands: [cmd(verifyBeforeUse, netLine`user ${name} /delete /domain`)],
          },
          source: [whitePaper('P27', [1130, 1132]), ssoPreparation(topology, { P11: [483, 484], P12: [528, 533] })],
          needs: [...common.needs, passwordOf(full)],
          requires: [],
          makes: [created(account)],
        };
      }
    }
  },
});
