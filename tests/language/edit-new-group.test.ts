/** Moving resources into a group that is declared by that: its text, and what refers to what moves. */
import { expect, test } from 'vitest';
import type { model } from '#language';
import { move, type NewDeclaration } from '../../language/rules/rule.ts';
import { cluster, edited, named } from '../harness/edited.ts';

const moved = (text: string, names: readonly string[], declaration: Omit<NewDeclaration, 'keyword' | 'name'> = {}) =>
  edited(text, (topology: model.Topology) => {
    const [old] = cluster(topology).groups;
    if (!old) throw new Error('There is no group.');
    const to = { cluster: cluster(topology), declaration: { keyword: 'group', name: 'New', ...declaration } };
    return names.map((name) => move(named(old.resources, name), to));
  });

test('stands behind the groups, with its own resources before those that move, which keep their comments', async () => {
  const before = `cluster C {
  windows: 2008
  node N1
  group Old {
    disk D
    // For the intake.
    msmq Queues dependsOn D { // Big.
      possibleOwners: N1
    } // Ours.
  }
}
`;
  const after = await moved(before, ['Queues'], {
    properties: [['quorum', { word: 'no' }]],
    members: [{ keyword: 'networkName', name: 'NewName' }],
  });
  expect(after).toBe(`cluster C {
  windows: 2008
  node N1
  group Old {
    disk D
  }

  group New {
    quorum: no

    networkName NewName
    // For the intake.
    msmq Queues dependsOn D { // Big.
      possibleOwners: N1
    } // Ours.
  }
}
`);
});

test('is found by what refers to what moves, through its name where that has to be', async () => {
  const before = `cluster C {
  windows: 2008
  group Old {
    entsso One
    entsso Two dependsOn Old.One
    genericService After dependsOn Old.Two, One
  }
  group Other {
    entsso One
  }
}
sso { masterSecretServer: C.Old.One }
`;
  expect(await moved(before, ['One', 'Two'])).toBe(`cluster C {
  windows: 2008
  group Old {
    genericService After dependsOn Two, New.One
  }
  group Other {
    entsso One
  }
  group New {
    entsso One
    entsso Two dependsOn One
  }
}
sso { masterSecretServer: New.One }
`);
});

test('takes the layout of the file', async () => {
  const before = 'cluster C { windows: 2008\r\n\tgroup Old { disk D msmq Queues }\r\n}\r\n';
  expect(await moved(before, ['Queues'])).toBe(
    'cluster C { windows: 2008\r\n\tgroup Old { disk D }\r\n\tgroup New {\r\n\t\tmsmq Queues\r\n\t}\r\n}\r\n',
  );
});
