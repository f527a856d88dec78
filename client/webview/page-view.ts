/** The frame of the page: title, notice, the tabs; or, where there is nothing to show, what to do about it. */
import { failoverView } from './failover-view.ts';
import { around, l10n } from './l10n.ts';
import { type Child, html, type Markup, type Piece } from './markup.ts';
import type { Content, Notice } from './messages.ts';
import { runbookView } from './runbook-view.ts';
import { type PageState, type Tab, tabs } from './state.ts';
import { topologyView } from './topology-view.ts';

const tabTitles = (): Readonly<Record<Tab, string>> => ({
  topology: l10n.t('Topology'),
  failover: l10n.t('Failover'),
  runbook: l10n.t('Runbook'),
});

/** The whole page. `picture` is the picture of the current tab, made safe, or undefined where it is no picture. */
export function pageView(state: PageState, picture: Markup | undefined): readonly Piece[] {
  const content = state.content;
  const isEmpty = content !== null && content.runbook.phases.length === 0 && content.pictureText.length === 0;
  return [
    html(
      'header',
      {},
      html('h1', {}, content?.title || fileName(state.uri)),
      noticeView(state.notice, content !== null),
      html(
        'p',
        { class: 'spoken', role: 'status' },
        // Each an element of its own, or a second one would not be read out.
        state.copied && html('span', { 'data-key': copiedKey(state.copied) }, l10n.t('Copied to the clipboard.')),
      ),
    ),
    html(
      'main',
      {},
      content === null || isEmpty
        ? [emptyView(state.notice, isEmpty)]
        : [tabList(state.tab), ...tabs.map((tab) => tabPanel(tab, state, content, picture))],
    ),
  ];
}

function copiedKey({ step, command }: NonNullable<PageState['copied']>): string {
  return `copied ${command} ${step}`;
}

/** The element is there from the start, so that a screen reader reads out what comes into it. */
function noticeView(notice: Notice | undefined, hasContent: boolean): Markup {
  const why = notice === undefined ? '' : noticeText(notice);
  const text = why !== '' && hasContent ? `${why} ${l10n.t('This is the last good picture.')}` : why;
  return html('p', { role: 'status', class: `notice ${notice?.is ?? 'current'}` }, text === '' ? undefined : text);
}

function noticeText(notice: Notice): string {
  switch (notice.is) {
    case 'current':
      return '';
    case 'syntaxErrors':
      return notice.count === 1
        ? l10n.t('The file has a syntax error.')
        : l10n.t('The file has {0} syntax errors.', notice.count);
    case 'missing':
      return l10n.t('The language server knows no such file.');
    case 'failed':
      return l10n.t('The language server did not answer: {0}.', notice.message);
  }
}

function emptyView(notice: Notice | undefined, isEmpty: boolean): Markup {
  return html('section', { class: 'empty', 'aria-label': l10n.t('Nothing to show') }, ...emptyText(notice, isEmpty));
}

function emptyText(notice: Notice | undefined, isEmpty: boolean): readonly Child[] {
  if (isEmpty) {
    return [
      html('h2', {}, l10n.t('Nothing declared yet')),
      html(
        'p',
        {},
        around(
          l10n.t(
            'Declare a {0} with its nodes and groups, or a {1} with its hosts. The topology and its runbook appear here as you type.',
          ),
          html('code', {}, 'cluster'),
          html('code', {}, 'biztalkGroup'),
        ),
      ),
    ];
  }
  switch (notice?.is) {
    case undefined:
    case 'current':
      return [html('p', {}, l10n.t('Reading the topology…'))];
    case 'syntaxErrors':
      return [
        html('h2', {}, l10n.t('Nothing to show yet')),
        html(
          'p',
          {},
          l10n.t(
            'The topology and its runbook appear here once the file has no syntax errors. The Problems view lists them.',
          ),
        ),
      ];
    case 'missing':
      return [
        html('h2', {}, l10n.t('Nothing to show')),
        html('p', {}, l10n.t('The file may have been moved or deleted. Close this preview, or open the file again.')),
      ];
    case 'failed':
      return [
        html('h2', {}, l10n.t('Nothing to show')),
        html(
          'p',
          {},
          around(
            l10n.t('Run the command {0} to try again.'),
            html('strong', {}, l10n.t('BTC: Restart Language Server')),
          ),
        ),
      ];
  }
}

function tabList(current: Tab): Markup {
  return html(
    'div',
    { role: 'tablist', 'aria-label': l10n.t('Views') },
    tabs.map((tab) =>
      html(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${tab}`,
          'aria-controls': `panel-${tab}`,
          'aria-selected': String(tab === current),
          tabindex: tab === current ? '0' : '-1',
          'data-tab': tab,
        },
        tabTitles()[tab],
      ),
    ),
  );
}

/** A panel that isn't shown stays empty: typing shouldn't cost what no one sees. */
function tabPanel(tab: Tab, state: PageState, content: Content, picture: Markup | undefined): Markup {
  const isCurrent = tab === state.tab;
  return html(
    'section',
    {
      role: 'tabpanel',
      id: `panel-${tab}`,
      'aria-labelledby': `tab-${tab}`,
      tabindex: '0',
      hidden: !isCurrent,
      'data-panel': tab,
    },
    !isCurrent ? undefined : viewOf(tab, state, content, picture),
  );
}

function viewOf(tab: Tab, state: PageState, content: Content, picture: Markup | undefined): readonly Piece[] {
  switch (tab) {
    case 'topology':
      return topologyView(state, content, picture);
    case 'failover':
      return failoverView(state, content, picture);
    case 'runbook':
      return runbookView(state, content.runbook);
  }
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
