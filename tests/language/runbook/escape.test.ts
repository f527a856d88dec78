/** Quoting for each target, with names that mean harm. */
import { describe, expect, test } from 'vitest';
import { cmdLine, quoteCmd } from '../../../language/runbook/escape/cmd.ts';
import { escapeMarkdown, fencedCode } from '../../../language/runbook/escape/markdown.ts';
import {
  exactLine,
  powershellLine,
  programLine,
  quoteExactName,
  quotePowerShell,
} from '../../../language/runbook/escape/powershell.ts';
import { ssoLine } from '../../../language/runbook/escape/sso.ts';
import { quoteWql } from '../../../language/runbook/escape/wql.ts';
import { escapeXml, xmlText } from '../../../language/runbook/escape/xml.ts';

describe('cmd', () => {
  test.each([
    ['AppName', '"AppName"'],
    ['Cluster Disk 2', '"Cluster Disk 2"'],
    ['a & calc', '"a & calc"'],
    ['a | b > c < d ^ (e)', '"a | b > c < d ^ (e)"'],
    ['$(calc)', '"$(calc)"'],
    ["'; Remove-Item", '"\'; Remove-Item"'],
    ['`calc`', '"`calc`"'],
    ['<script>', '"<script>"'],
    ['S:', '"S:"'],
    ['C:\\a b\\c', '"C:\\a b\\c"'],
    ['Größe 中文', '"Größe 中文"'],
  ])('%s is literal between double quotes', (text, quoted) => {
    expect(quoteCmd(text)).toBe(quoted);
  });

  test.each([
    ['%PATH%'],
    ['100%'],
    ['a"b'],
    ['" & calc & "'],
    ['!PATH!'],
    ['ends with a backslash\\'],
    [''],
    ['a\tb'],
    ['a\u0000b'],
    ['a\u001bb'],
    ['a\u2028b'],
    ['\u202Etxt.exe'],
    ['zero\u200Bwidth'],
    ['a\u201C & calc'],
    ['a\uFF02 & calc'],
    ['\uD800'],
  ])('%j has no safe form', (text) => {
    expect(quoteCmd(text)).toBeUndefined();
  });

  test('one unsafe text refuses the whole line', () => {
    expect(cmdLine`ping ${'SERVER'} -n ${'1'}`).toBe('ping "SERVER" -n "1"');
    expect(cmdLine`ping ${'SERVER'} -n ${'%x%'}`).toEqual({ refused: '%x%' });
  });
});

describe('PowerShell', () => {
  test.each([
    ['ReceiveHost', "'ReceiveHost'"],
    ['$(calc)', "'$(calc)'"],
    ['$env:PATH', "'$env:PATH'"],
    ['`n', "'`n'"],
    ['a"b', "'a\"b'"],
    ['%PATH%', "'%PATH%'"],
    ['a & b | c; d', "'a & b | c; d'"],
    ["'; Remove-Item C:\\ #", "'''; Remove-Item C:\\ #'"],
    ["it's", "'it''s'"],
    ['\u2018; calc', "'\u2018\u2018; calc'"],
    ['\u2019; calc', "'\u2019\u2019; calc'"],
    ['\u201A\u201B', "'\u201A\u201A\u201B\u201B'"],
    ['', "''"],
    ['ends with \\', "'ends with \\'"],
  ])('%s is literal between single quotes', (text, quoted) => {
    expect(quotePowerShell(text)).toBe(quoted);
  });

  test.each([['a\tb'], ['a\rb'], ['a\u0085b'], ['a\u2029b'], ['\u202Eabc'], ['\uDC00']])(
    '%j has no safe form',
    (text) => {
      expect(quotePowerShell(text)).toBeUndefined();
    },
  );

  test('one unsafe text refuses the whole line', () => {
    expect(powershellLine`$a = ${"x'y"}`).toBe("$a = 'x''y'");
    expect(powershellLine`$a = ${'x\ty'}`).toEqual({ refused: 'x\ty' });
  });

  test.each(['*', 'a*', 'a?', '[a]', 'a[', ']', '`a'])('%s could be a pattern, and is no exact name', (name) => {
    expect(quoteExactName(name)).toBeUndefined();
    expect(exactLine`Get-Thing -Name ${'plain'} ${name}`).toEqual({ refused: name });
    expect(powershellLine`Get-Thing ${name}`).toBe(`Get-Thing '${name}'`);
  });

  test('an exact name is quoted as any text', () => {
    expect(quoteExactName("it's (1) {2} $x")).toBe("'it''s (1) {2} $x'");
    expect(exactLine`Get-Thing -Name ${"it's"}`).toBe("Get-Thing -Name 'it''s'");
    expect(exactLine`Get-Thing -Name ${'x\ty'}`).toEqual({ refused: 'x\ty' });
  });

  test.each(['a"b', '\u201Ca', 'a\u201F', 'a b\\', '/grant', '-x', 'a\nb'])(
    '%j is no argument that a program gets whole',
    (arg) => {
      expect(programLine`tool ${'plain'} ${arg}`).toEqual({ refused: arg });
    },
  );

  test.each(['S:\\', 'S:\\a b', 'D\\x:(OI)(CI)F', 'a & b', "it's", '%PATH%', '*'])('%j is one', (arg) => {
    expect(programLine`tool ${arg}`).toBe(`tool '${arg.replace("'", "''")}'`);
  });
});

test.each([
  ['ReceiveHost', "'ReceiveHost'"],
  ["x' OR Name LIKE '%", "'x\\' OR Name LIKE \\'%'"],
  ['a\\', "'a\\\\'"],
  ['a"b', "'a\\\"b'"],
])('WQL: %s', (text, quoted) => {
  expect(quoteWql(text)).toBe(quoted);
});

describe('Markdown', () => {
  test.each([
    ['CONTOSO\\svc-host', 'CONTOSO\\svc-host'],
    ['\\\\VAULT\\sso', '\\\\\\VAULT\\sso'],
    ['db_securityadmin', 'db_securityadmin'],
    ['_x_', '\\_x\\_'],
    ['*bold*', '\\*bold\\*'],
    ['`calc`', '\\`calc\\`'],
    ['a|b', 'a\\|b'],
    ['[text](javascript:alert(1))', '\\[text\\](javascript:alert(1))'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['&lt;', '&amp;lt;'],
    ['https://evil.example', 'https\\://evil.example'],
    ['www.evil.example', 'www\\.evil.example'],
    ['mail@evil.example', 'mail\\@evil.example'],
    ['$x$', '\\$x\\$'],
    ['~~gone~~', '\\~\\~gone\\~\\~'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['=====', '\\====='],
    ['12. item', '12\\. item'],
    ['12) item', '12\\) item'],
    ['    code', 'code'],
    ['ends with \\', 'ends with \\\\'],
    ['\\*', '\\\\\\*'],
    ['a\tb', 'a\\[U+0009\\]b'],
    ['\u202Eexe.txt', '\\[U+202E\\]exe.txt'],
    ['\u2028', '\\[U+2028\\]'],
    ['10.0.0.21 (Public)', '10.0.0.21 (Public)'],
  ])('%j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test('a fence is longer than any run of backticks in the code', () => {
    expect(fencedCode('bat', ['echo ok'])).toBe('```bat\necho ok\n```');
    expect(fencedCode('bat', ['echo ```', 'echo `````x``'])).toBe('``````bat\necho ```\necho `````x``\n``````');
  });
});

describe('the commands of Enterprise SSO', () => {
  test('a text is quoted as cmd takes it', () => {
    expect(ssoLine`ssoconfig -restoresecret ${'\\\\VAULT\\a & b\\SSO.bak'}`).toBe(
      'ssoconfig -restoresecret "\\\\VAULT\\a & b\\SSO.bak"',
    );
  });

  test.each(['-generatesecret', '/x', '%TEMP%\\SSO.bak', 'a"b', ''])('%j has no safe form', (text) => {
    expect(ssoLine`ssoconfig -restoresecret ${text}`).toEqual({ refused: text });
  });
});

describe('XML', () => {
  test.each([
    ['SSOVS', 'SSOVS'],
    ['Größe 中文 𝔛', 'Größe 中文 𝔛'],
    ['</secretServer><x>', '&lt;/secretServer&gt;&lt;x&gt;'],
    ['a & b &amp;', 'a &amp; b &amp;amp;'],
    ['"a\'', '&quot;a&apos;'],
    [']]>', ']]&gt;'],
    ['<!-- x -->', '&lt;!-- x --&gt;'],
    ['%x%', '%x%'],
  ])('%j is text between tags and between quotes', (text, escaped) => {
    expect(escapeXml(text)).toBe(escaped);
  });

  test.each(['a\u0000b', 'a\nb', '\u202Ea', '\u200B', '\uD800', 'a\uFFFE', 'a\uFFFF'])(
    '%j has no safe form',
    (text) => {
      expect(escapeXml(text)).toBeUndefined();
    },
  );

  test('one unsafe text refuses the whole document', () => {
    expect(xmlText`<a b="${'"'}">${'<'}</a>`).toBe('<a b="&quot;">&lt;</a>');
    expect(xmlText`<a>${'x'}</a><b>${'\u0000'}</b>`).toEqual({ refused: '\u0000' });
  });
});
