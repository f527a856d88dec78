/** Finds texts of the preview page that bypass `l10n.t`, and so are shown in English whatever the language of the editor. */
import ts from 'typescript';

/** Attributes whose value is read, by eye or by ear; all others are the machine's. */
const spoken = /^(aria-(label|description|roledescription|valuetext)|title|alt|placeholder)$/;
/** Functions that take no text: what they get are names of the document's or of a log's. */
const machines =
  /(^console\.\w+|\.(closest|matches|querySelector|querySelectorAll|getElementById|getAttribute|setAttribute|addEventListener|startsWith|endsWith|includes|join|split))$/;
/** What no text looks like that may be written as it is: a word with a capital letter, or two words. */
const readsLikeText = /(^|[^\p{L}\p{N}])\p{Lu}\p{Ll}|\p{L}{2,} \p{L}{2,}/u;
/** The same where whatever is written is shown. */
const letter = /\p{L}/u;

/**
 * The places of a module where a text is written that `l10n.t` doesn't get, and where it gets one before there are translations: while
 * the module loads.
 *
 * @param name only for the places
 */
export function bareTextsIn(name: string, text: string): readonly string[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const mistakes: string[] = [];
  const mistake = (node: ts.Node): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    mistakes.push(`${name}:${line + 1} ${node.getText()}`);
  };

  /** @param looks what is a mistake in a literal here */
  const visit = (node: ts.Node, looks: RegExp): void => {
    const inner = (...nodes: readonly (ts.Node | undefined)[]): void => {
      for (const each of nodes) if (each !== undefined) visit(each, looks);
    };
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isCaseClause(node)) inner(...node.statements);
    else if (ts.isStringLiteralLike(node)) {
      if (looks.test(node.text)) mistake(node);
    } else if (ts.isTemplateExpression(node)) {
      const written = [node.head, ...node.templateSpans.map(({ literal }) => literal)];
      if (written.some((part) => looks.test(part.text))) mistake(node);
      for (const { expression } of node.templateSpans) visit(expression, looks);
    } else if (ts.isConditionalExpression(node)) {
      visit(node.condition, readsLikeText);
      inner(node.whenTrue, node.whenFalse);
    } else if (ts.isBinaryExpression(node)) {
      if (!isComparison(node)) inner(node.left, node.right);
    } else if (ts.isElementAccessExpression(node)) {
      inner(node.expression);
    } else if (ts.isPropertyAssignment(node)) {
      visit(node.initializer, isSpoken(node) ? letter : readsLikeText);
    } else if (ts.isCallExpression(node)) call(node, looks);
    else if (ts.isFunctionLike(node)) inner('body' in node ? node.body : undefined);
    else if (ts.isVariableDeclaration(node)) {
      if (node.initializer) visit(node.initializer, readsLikeText);
    } else ts.forEachChild(node, (child) => visit(child, looks));
  };

  const call = (node: ts.CallExpression, looks: RegExp): void => {
    const callee = node.expression.getText();
    const [first, second, ...rest] = node.arguments;
    if (/(^|\.)l10n\.t$/.test(callee)) {
      if (!isInFunction(node)) mistake(node);
      for (const value of [second, ...rest]) if (value) visit(value, letter);
    } else if (callee === 'html') {
      for (const attribute of attributesOf(second)) if (isSpoken(attribute)) visit(attribute.initializer, letter);
      // Code stands in a file, in whichever language that is read.
      const isCode = first?.getText() === "'code'";
      if (!isCode) for (const child of rest) visit(child, letter);
    } else if (/\.(map|flatMap)$/.test(callee)) {
      // What is made of a list is shown where the list is written.
      visit(node.expression, looks);
      for (const argument of node.arguments) visit(argument, looks);
    } else if (!machines.test(callee)) {
      visit(node.expression, readsLikeText);
      for (const argument of node.arguments) visit(argument, readsLikeText);
    }
  };
  visit(source, readsLikeText);
  return mistakes;
}

function attributesOf(node: ts.Node | undefined): readonly ts.PropertyAssignment[] {
  return node && ts.isObjectLiteralExpression(node) ? node.properties.filter(ts.isPropertyAssignment) : [];
}

function isSpoken({ name }: ts.PropertyAssignment): boolean {
  return (ts.isIdentifier(name) || ts.isStringLiteral(name)) && spoken.test(name.text);
}

function isComparison({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return (
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    kind === ts.SyntaxKind.InKeyword
  );
}

function isInFunction(node: ts.Node): boolean {
  return ts.isSourceFile(node) ? false : ts.isFunctionLike(node) || isInFunction(node.parent);
}
