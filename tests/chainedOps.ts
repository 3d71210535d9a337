import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Lists the places in some folders of src/ that call a TensorFlow.js operation as a method of a tensor: `file:line .name`. */
export function findChainedOps(folders: readonly string[]): readonly string[] {
  const config = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const inside = (path: string): boolean => folders.some((folder) => path.includes(`/src/${folder}/`));
  const program = ts.createProgram(fileNames.filter(inside), options);
  const checker = program.getTypeChecker();
  const found: string[] = [];
  for (const file of program.getSourceFiles()) {
    if (file.isDeclarationFile || !inside(file.fileName)) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node)) {
        const declarations = checker.getSymbolAtLocation(node.name)?.declarations ?? [];
        // The package declares each method beside the code that adds it to the class.
        if (declarations.some((declaration) => declaration.getSourceFile().fileName.includes("/chained_ops/"))) {
          const { line } = file.getLineAndCharacterOfPosition(node.name.getStart());
          found.push(`${file.fileName.slice(root.length)}:${line + 1} .${node.name.text}`);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}
