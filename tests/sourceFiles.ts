import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** One import of a source file, whatever its form. */
export interface SourceImport {
  readonly target: string; // path under src without extension, or a package's specifier
  readonly isPackage: boolean;
  readonly typeOnly: boolean; // gone after compilation
}

/** One file of code under src/. */
export interface SourceFile {
  readonly path: string; // under src, with extension
  readonly lines: number;
  readonly imports: readonly SourceImport[];
  readonly names: ReadonlySet<string>; // all identifiers
  readonly onlyReexports: boolean;
}

const src = fileURLToPath(new URL("../src", import.meta.url));

/** Lists the files under src/ that end in one of the given ways, as paths with forward slashes. */
export function listSource(...endings: readonly string[]): readonly string[] {
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(src.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

/** Returns the text of a file under src/. */
export function readSource(path: string): string {
  return readFileSync(join(src, path), "utf8");
}

/** Counts lines as an editor does: the newline at the end starts none. */
export function countLines(text: string): number {
  return text.replace(/\n$/, "").split("\n").length;
}

/** Tells whether an import declaration leaves nothing in the compiled file. */
function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return (
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

/** Tells whether an expression is `import.meta.url`. */
function isModuleUrl(node: ts.Node | undefined): boolean {
  return node !== undefined && node.getText() === "import.meta.url";
}

/** Returns the specifier of a node that brings another module in, and whether only its types. */
function importOf(node: ts.Node): { readonly specifier: ts.Node; readonly typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node)) return { specifier: node.moduleSpecifier, typeOnly: isTypeOnly(node.importClause) };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { specifier: node.moduleSpecifier, typeOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: node.argument.literal, typeOnly: true };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { specifier: node.arguments[0], typeOnly: false };
  }
  // new URL("./worker.ts", import.meta.url): a worker's code or an asset
  if (ts.isNewExpression(node) && node.expression.getText() === "URL" && isModuleUrl(node.arguments?.[1])) {
    return { specifier: node.arguments![0], typeOnly: false };
  }
  return undefined;
}

/** Reads one file under src/ and finds everything that it imports. */
function parse(path: string): SourceFile {
  const text = readSource(path);
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: SourceImport[] = [];
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    const found = importOf(node);
    if (found && ts.isStringLiteralLike(found.specifier)) {
      const { text: specifier } = found.specifier;
      // Within a URL a name without "./" is a path too, but no file here uses one.
      const isPackage = !specifier.startsWith(".");
      const target = isPackage ? specifier : posix.join(dirname(path), specifier).replace(/\.(js|tsx?)$/, "");
      imports.push({ target, isPackage, typeOnly: found.typeOnly });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const onlyReexports =
    file.statements.length > 0 &&
    file.statements.every(
      (statement) =>
        ts.isImportDeclaration(statement) ||
        (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined),
    );
  return { path, lines: countLines(text), imports, names, onlyReexports };
}

/** Reads every file of code under src/ but the AssemblyScript ones, which are another language. */
export function readAllSource(): readonly SourceFile[] {
  return listSource(".ts", ".tsx", ".js")
    .filter((path) => !path.includes("/assembly/") && !basename(path).endsWith(".d.ts"))
    .map(parse);
}
