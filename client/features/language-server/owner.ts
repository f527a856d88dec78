/** Whose the findings are: the editor keeps one list for each file and owner, the latest. The problem matchers name it too. */
export const owner = 'btc';
