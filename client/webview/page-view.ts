/** The frame of the page: title, notice, the tabs; or, where there is nothing to show, what to do about it. */
import { failoverView } from './failover-view.ts';
import { type Child, html, type Markup, type Piece } from './markup.ts';
import type { Content, Notice } from './messages.ts';
import { runbookView } from './runbook-view.ts';
import { type PageState, type Tab, tabs } from './state.ts';
import { topologyView } from './topology-view.ts';

const tabTitles: Readonly<Record<Tab, string>> = {
  topology: 'Topology',
  failover: 'Failover',
  runbook: 'Runbook',
};

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
        state.copied === undefined ? undefined : 'Copied to the clipboard.',
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

/** The element is there from the start, so that a screen reader reads out what comes into it. */
function noticeView(notice: Notice | undefined, hasContent: boolean): Markup {
  const text = notice === undefined ? '' : noticeText(notice, hasContent);
  return html('p', { role: 'status', class: `notice ${notice?.is ?? 'current'}` }, text === '' ? undefined : text);
}

function noticeText(notice: Notice, hasContent: boolean): string {
  const still = hasContent ? ' This is the last good picture.' : '';
  switch (notice.is) {
    case 'current':
      return '';
    case 'syntaxErrors':
      return `The file has ${notice.count === 1 ? 'a syntax error' : `${notice.count} syntax errors`}.${still}`;
    case 'missing':
      return `The language server knows no such file.${still}`;
    case 'failed':
      return `The language server did not answer: ${notice.message}.${still}`;
  }
}

function emptyView(notice: Notice | undefined, isEmpty: boolean): Markup {
  return html('section', { class: 'empty', 'aria-label': 'Nothing to show' }, ...emptyText(notice, isEmpty));
}

function emptyText(notice: Notice | undefined, isEmpty: boolean): readonly Child[] {
  if (isEmpty) {
    return [
      html('h2', {}, 'Nothing declared yet'),
      html(
        'p',
        {},
        'Declare a ',
        html('code', {}, 'cluster'),
        ' with its nodes and groups, or a ',
        html('code', {}, 'biztalkGroup'),
        ' with its hosts. The topology and its runbook appear here as you type.',
      ),
    ];
  }
  switch (notice?.is) {
    case undefined:
    case 'current':
      return [html('p', {}, 'Reading the topology…')];
    case 'syntaxErrors':
      return [
        html('h2', {}, 'Nothing to show yet'),
        html(
          'p',
          {},
          'The topology and its runbook appear here once the file has no syntax errors. The Problems view lists them.',
        ),
      ];
    case 'missing':
      return [
        html('h2', {}, 'Nothing to show'),
        html('p', {}, 'The file may have been moved or deleted. Close this preview, or open the file again.'),
      ];
    case 'failed':
      return [
        html('h2', {}, 'Nothing to show'),
        html('p', {}, 'Run the command ', html('strong', {}, 'BTC: Restart Language Server'), ' to try again.'),
      ];
  }
}

function tabList(current: Tab): Markup {
  return html(
    'div',
    { role: 'tablist', 'aria-label': 'Views' },
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
        tabTitles[tab],
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
