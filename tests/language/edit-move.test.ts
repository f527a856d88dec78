/** Moving a resource into another group: its text, its dependencies, and what refers to it. */
import { expect, test } from 'vitest';
import { append, move, remove } from '../../language/rules/rule.ts';
import { cluster, edited, named } from '../harness/edited.ts';

const groups = (topology: Parameters<typeof cluster>[0]) => {
  const all = cluster(topology).groups;
  return { from: named(all, 'Old'), to: named(all, 'New') };
};

/** The cluster's text around two groups, and what else is declared. */
const file = (old: string, other: string, rest = '') => `cluster C {
  windows: 2008
  node N1
  group Old {
${old}
  }

  group New {
${other}
  }
}
${rest}`;

const moved = (text: string, name: string, dependsOn?: readonly string[]) =>
  edited(text, (topology) => {
    const { from, to } = groups(topology);
    const items = dependsOn?.map((item) => named(to.resources, item));
    return [move(named(from.resources, name), to, items ? { dependsOn: items } : {})];
  });

test('goes with its block, the comments above it and the one behind it, between those of its kind', async () => {
  const before = file(
    `    networkName OldName
    // Queues of the intake.
    // Do not purge.
    msmq Queues dependsOn OldName {
      possibleOwners: N1 // all
    } // big
    disk D`,
    `    networkName NewName
    msmq First dependsOn NewName`,
  );
  expect(await moved(before, 'Queues', ['NewName'])).toBe(
    file(
      `    networkName OldName
    disk D`,
      `    networkName NewName
    msmq First dependsOn NewName
    // Queues of the intake.
    // Do not purge.
    msmq Queues dependsOn NewName {
      possibleOwners: N1 // all
    } // big`,
    ),
  );
});

test('takes the indentation of its new group', async () => {
  const before = `cluster C { windows: 2008 node N1
    group Old {
        msmq Queues {
            possibleOwners: N1
        }
    }
    group New { disk D }
}
`;
  expect(await moved(before, 'Queues')).toBe(`cluster C { windows: 2008 node N1
    group Old {
    }
    group New {
        disk D
        msmq Queues {
            possibleOwners: N1
        }
    }
}
`);
});

test('keeps its dependencies where none are given, under names that reach them', async () => {
  const before = file(
    `    networkName Name
    disk D
    msmq Queues dependsOn Name, D`,
    '    networkName Name',
  );
  expect(await moved(before, 'Queues')).toBe(
    file(
      `    networkName Name
    disk D`,
      `    networkName Name
    msmq Queues dependsOn Old.Name, D`,
    ),
  );
});

test('keeps comments between its dependencies where others take their place', async () => {
  const dependsOn = `OldName, // by name
        D /* where they are */, /* for the time being */ E`;
  const before = file(
    `    networkName OldName
    disk D
    disk E
    msmq Queues dependsOn ${dependsOn}`,
    `    networkName NewName
    disk D`,
  );
  const after = (written: string) =>
    file('    networkName OldName\n    disk D\n    disk E', `    networkName NewName\n    disk D\n\n    ${written}`);
  expect(await moved(before, 'Queues', ['NewName', 'D'])).toBe(
    after('msmq Queues dependsOn NewName, // by name\n        D /* where they are */ /* for the time being */'),
  );
  expect(await moved(before, 'Queues', ['NewName'])).toBe(
    after('msmq Queues dependsOn NewName // by name\n        /* where they are */ /* for the time being */'),
  );
});

test('depends on what is called like a keyword, also at the beginning of a line', async () => {
  const before = file(
    `    networkName OldName
    disk Disk
    networkName group
    msmq Queues dependsOn OldName, // by name
      Disk,
      "group"`,
    `    networkName NewName
    disk disk`,
  );
  expect(await moved(before, 'Queues', ['NewName', 'disk'])).toContain(
    'msmq Queues dependsOn NewName, // by name\n      "disk"\n',
  );
  expect(await moved(before.replace('disk disk', 'networkName group'), 'Queues')).toContain(
    'msmq Queues dependsOn OldName, // by name\n      Disk,\n      Old.group\n',
  );
});

test('has more dependencies than before', async () => {
  const before = file(
    '    networkName OldName\n    msmq Queues dependsOn OldName // by name',
    '    networkName NewName\n    disk D',
  );
  expect(await moved(before, 'Queues', ['NewName', 'D'])).toBe(
    file(
      '    networkName OldName',
      '    networkName NewName\n    disk D\n    msmq Queues dependsOn NewName, D // by name',
    ),
  );
});

test('leaves its empty lines empty', async () => {
  const queues = `    msmq Queues {
      possibleOwners: N1

      restart { attempts: 3 }
    }`;
  expect(await moved(file(`    disk D\n${queues}`, '    disk E'), 'Queues')).toBe(
    file('    disk D', `    disk E\n\n${queues}`),
  );
});

test('loses its dependencies where an empty list is given', async () => {
  const before = file('    disk D\n    msmq Queues dependsOn D { possibleOwners: N1 }', '    disk E');
  expect(await moved(before, 'Queues', [])).toBe(
    file('    disk D', '    disk E\n    msmq Queues { possibleOwners: N1 }'),
  );
});

test('stays without dependencies where an empty list is given', async () => {
  const before = file('    disk D\n    msmq Queues', '    disk E');
  expect(await moved(before, 'Queues', [])).toBe(file('    disk D', '    disk E\n    msmq Queues'));
});

test('is found by what refers to it, wherever that stands', async () => {
  const before = file(
    `    entsso ENTSSO
    genericService After dependsOn ENTSSO`,
    '    genericService Before dependsOn C.Old.ENTSSO',
    `
sso {
  masterSecretServer: Old.ENTSSO
}
`,
  );
  expect(await moved(before, 'ENTSSO')).toBe(
    file(
      '    genericService After dependsOn ENTSSO',
      `    entsso ENTSSO
    genericService Before dependsOn ENTSSO`,
      `
sso {
  masterSecretServer: ENTSSO
}
`,
    ),
  );
});

test('is told from a namesake that would now be nearer', async () => {
  const before = `cluster C {
  windows: 2008
  node N1
  group Old {
    msmq Queues
    genericService After dependsOn Queues
  }
  group New {
    disk D
  }
  group Third {
    msmq Queues
  }
}
`;
  expect(await moved(before, 'Queues')).toBe(`cluster C {
  windows: 2008
  node N1
  group Old {
    genericService After dependsOn New.Queues
  }
  group New {
    disk D
    msmq Queues
  }
  group Third {
    msmq Queues
  }
}
`);
});

test('several move together, and one depends on the other', async () => {
  const before = file(
    `    networkName OldName
    msmq Queues dependsOn OldName
    biztalkHost H dependsOn OldName, Queues`,
    '    networkName NewName',
    'biztalkGroup G { version: 2009 edition: enterprise host H }\n',
  );
  const after = await edited(before, (topology) => {
    const { from, to } = groups(topology);
    const name = named(to.resources, 'NewName');
    const queues = named(from.resources, 'Queues');
    return [
      move(queues, to, { dependsOn: [name] }),
      move(named(from.resources, 'H'), to, { dependsOn: [name, queues] }),
    ];
  });
  expect(after).toBe(
    file(
      '    networkName OldName',
      `    networkName NewName
    msmq Queues dependsOn NewName
    biztalkHost H dependsOn NewName, Queues`,
      'biztalkGroup G { version: 2009 edition: enterprise host H }\n',
    ),
  );
});

test('a dependency on it may go in the same fix', async () => {
  const before = file('    msmq Queues\n    genericService After dependsOn C.Old.Queues', '    disk D');
  const after = await edited(before, (topology) => {
    const { from, to } = groups(topology);
    const queues = named(from.resources, 'Queues');
    const dependent = named(from.resources, 'After');
    return [
      move(queues, to),
      remove(dependent, { list: 'dependsOn', item: queues }),
      append(named(to.resources, 'D'), 'dependsOn', queues),
    ];
  });
  expect(after).toBe(file('    genericService After', '    disk D dependsOn Queues\n    msmq Queues'));
});
