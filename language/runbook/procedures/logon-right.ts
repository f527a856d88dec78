/** The right to log on as a service, on each computer where one does (white paper, lines 483 and 528). */
import type { Account, Computer } from '../../model/topology.ts';
import { installedOn } from '../../model/windows-support.ts';
import { coveredComputers, partOfComputer, unitOf } from '../computers.ts';
import { administrativeTool } from '../consoles.ts';
import { logsOnAt } from '../logon-computers.ts';
import { created, type Draft, defineProcedure } from '../procedure.ts';
import { localAdministrator } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { describe, enumerate, qualifiedName, sentence } from '../wording.ts';

/** As files spell it. */
const logOnAsService = 'logOnAsService';

export default defineProcedure({
  id: 'logon-right',
  *draft(topology) {
    const computers = coveredComputers(topology);
    for (const account of topology.domains.flatMap(({ accounts }) => accounts)) {
      const others = [...new Set(account.rights)].filter((right) => right !== logOnAsService).sort();
      if (others.length > 0) {
        yield {
          omit: account,
          why: `${sentence(describe(account))}: ${others.length > 1 ? 'rights' : 'right'} ${enumerate(others)} not granted; the runbook knows ${logOnAsService} only.`,
        };
      }
      if (!account.rights.includes(logOnAsService)) continue;
      for (const computer of computers) {
        if (logsOnAt(account, computer, topology)) yield draftRight(account, computer);
      }
    }
  },
});

function draftRight(account: Account, computer: Computer): Draft {
  const full = qualifiedName(account);
  return {
    ...localAdministrator(computer),
    of: account,
    part: partOfComputer(computer),
    phase: 'prerequisites',
    stage: 1,
    unit: unitOf(computer),
    title: `Let ${full} log on as a service on ${computer.name}`,
    where: computer.name,
    kind: 'changing',
    console: [
      `${administrativeTool(installedOn(computer).windows, 'Local Security Policy')} Expand Local Policies → User Rights Assignment.`,
      `Double-click Log on as a service → Add User or Group: ${full}; OK, OK.`,
      'If Add is grey, a policy of the domain sets this right: have the account added there.',
    ],
    commands: [],
    check: { expect: [`Log on as a service lists ${full}, and Deny log on as a service does not.`] },
    undo: { actions: [`Remove ${full} from Log on as a service on ${computer.name}.`] },
    source: [installedOn(computer).windows === '2003' ? whitePaper('P12', 528) : whitePaper('P11', 483)],
    requires: [created(account)],
    makes: [],
    uses: [computer],
  };
}
