import ts from "typescript";
import { listSource, readSource } from "./sourceFiles";

/** A text of the source, with its places as `{0}`, `{1}`, …, and where it stands. */
export interface SourceText {
  readonly text: string;
  readonly place: string; // path:line
}

/** Returns a literal's text with its places; undefined for anything else. */
export function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.templateSpans.reduce((text, { literal }, i) => `${text}{${i}}${literal.text}`, node.head.text);
}

/** Every file under src/ but the catalogues and the AssemblyScript kernels; parsed once. */
const files = listSource(".ts", ".tsx")
  .filter((path) => !/^words\/[a-z]+\//.test(path) && !path.includes("/assembly/"))
  .map((path) => ({ path, file: ts.createSourceFile(path, readSource(path), ts.ScriptTarget.Latest, true) }));

/** Visits every node of these files. */
function visitAll(visit: (node: ts.Node, place: () => string, path: string) => void): void {
  for (const { path, file } of files) {
    const walk = (node: ts.Node): void => {
      visit(node, () => `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, path);
      ts.forEachChild(node, walk);
    };
    walk(file);
  }
}

/** Finds what is put into the reader's language: t`…`, t.many(n, one, "…") and t.of("…"). */
export function findSaid(): readonly SourceText[] {
  const said: SourceText[] = [];
  visitAll((node, place) => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === "t") {
      said.push({ text: textOf(node.template) ?? "", place: place() });
    }
    if (!ts.isCallExpression(node)) return;
    const called = node.expression.getText();
    const argument = called === "t.many" ? node.arguments[2] : called === "t.of" ? node.arguments[0] : undefined;
    const text = argument && textOf(argument);
    if (text !== undefined) said.push({ text, place: place() });
  });
  return said;
}

/** Finds every literal of the source, whatever it is for. */
export function findLiterals(): ReadonlySet<string> {
  const found = new Set<string>();
  visitAll((node) => {
    const text = textOf(node);
    if (text !== undefined) found.add(text);
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) found.add(node.name.text);
  });
  return found;
}

/** Says what is wrong with a row or a file: the readers' way to make an InputError. */
const faults = /^(fault|rowFault|columnsFault|fail|refused|unclear)$/;

/** What speaks to programmers: errors inside "The run failed inside the lab (…)", and the answers to a page around this one. */
const internal = /^(ops\/fnn\/checks\.ts|store\/embed\/.*)$/;

/** Tells whether a literal stands in the arguments of an InputError, or of a function that makes one. */
function isRefusal(node: ts.Node): boolean {
  for (let at = node.parent; !ts.isStatement(at) && !ts.isFunctionLike(at); at = at.parent) {
    if (ts.isNewExpression(at)) return at.expression.getText() === "InputError";
    if (ts.isCallExpression(at)) return faults.test(at.expression.getText());
  }
  return false;
}

/** Tells whether a literal is what t.many says of one: other languages need it not. */
function isSingular({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && parent.expression.getText() === "t.many";
}

/** Finds the sentences that are written in English where no words are at hand: in the engine, the readers and the store. */
export function findSentences(): readonly SourceText[] {
  const found = new Map<string, SourceText>();
  visitAll((node, place, path) => {
    if (/^(cli|words)\//.test(path) || internal.test(path)) return;
    const text = textOf(node);
    if (text === undefined || !/\p{L}{2}/u.test(text.replace(/\{\d+\}/g, "")) || text.includes("\n")) return;
    if (ts.isTaggedTemplateExpression(node.parent) || ts.isImportDeclaration(node.parent)) return;
    if (ts.isPropertyAssignment(node.parent) && node.parent.name.getText() === "citation") return;
    const isThrown = ts.isNewExpression(node.parent) && node.parent.expression.getText() !== "InputError";
    const isSentence = /\p{L}{2,} .*\p{L}{2,}.*[.…]$/su.test(text) && !isThrown;
    if (isSingular(node) || /\b(19|20)\d\d( \(\w+\))?$/.test(text)) return; // or a citation
    // What the page shows is short, too: a heading, a label. Class names do not begin with a capital.
    const isLabel = path.startsWith("ui/") && /^[\p{Lu}“]\p{L}+,? .*\p{L}{2}/u.test(text) && !isThrown;
    if (isLabel || isSentence || (/\s/.test(text) && isRefusal(node))) found.set(text, { text, place: place() });
  });
  return [...found.values()];
}

/** Lists the entries of a language's files in the order in which they are written. */
export function findCatalogue(language: string): readonly { readonly key: string; readonly text: string }[] {
  const entries: { key: string; text: string }[] = [];
  for (const path of listSource(".ts").filter((one) => one.startsWith(`words/${language}/`))) {
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAssignment(node) && ts.isStringLiteralLike(node.initializer)) {
        const { name, initializer } = node;
        const key = ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : name.getText();
        entries.push({ key, text: initializer.text });
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, readSource(path), ts.ScriptTarget.Latest, true));
  }
  return entries;
}

/** Returns the literals of a union type, those of other types in it left out. */
export function findUnion(path: string, name: string): readonly string[] {
  const { file } = files.find((one) => one.path === path) ?? {};
  const type = file?.statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === name);
  if (!type || !ts.isTypeAliasDeclaration(type) || !ts.isUnionTypeNode(type.type)) {
    throw new Error(`${path} has no union ${name}.`);
  }
  return type.type.types.flatMap((one) =>
    ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal) ? [one.literal.text] : [],
  );
}

const heard = new Set(["aria-label", "aria-description", "title", "placeholder", "alt", "label"]);

/** Finds words that stand in the page's markup as they are, without being put into the reader's language. */
export function findUnsaid(): readonly SourceText[] {
  const unsaid: SourceText[] = [];
  visitAll((node, place, path) => {
    if (!path.startsWith("ui/") && path !== "App.tsx") return;
    const text = ts.isJsxText(node)
      ? node.text.trim()
      : ts.isJsxAttribute(node) &&
          heard.has(node.name.getText()) &&
          node.initializer &&
          ts.isStringLiteral(node.initializer)
        ? node.initializer.text
        : ts.isJsxExpression(node) && node.expression
          ? bareText(node.expression)
          : undefined;
    if (text !== undefined && /\p{L}{2}/u.test(text) && !isVerbatim(node.parent)) unsaid.push({ text, place: place() });
  });
  return unsaid;
}

/** Tells whether markup stands the same in every language: citations, commands and proper names. */
function isVerbatim(parent: ts.Node): boolean {
  if (!ts.isJsxElement(parent)) return false;
  const { tagName, attributes } = parent.openingElement;
  return ["cite", "code"].includes(tagName.getText()) || /translate="no"/.test(attributes.getText());
}

/** Returns a literal that an expression in markup may come to, such as either side of a condition. */
function bareText(node: ts.Expression): string | undefined {
  if (ts.isJsxAttribute(node.parent.parent)) {
    if (!heard.has(node.parent.parent.name.getText())) return undefined;
  }
  if (ts.isConditionalExpression(node)) return bareText(node.whenTrue) ?? bareText(node.whenFalse);
  if (ts.isBinaryExpression(node)) return bareLogical(node);
  if (ts.isParenthesizedExpression(node)) return bareText(node.expression);
  return textOf(node);
}

function bareLogical({ operatorToken, left, right }: ts.BinaryExpression): string | undefined {
  if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return bareText(right);
  const either = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken].includes(operatorToken.kind);
  return either ? (bareText(left) ?? bareText(right)) : undefined;
}
