import { csrFromEntries } from "../graph/csr";
import { rankClasses } from "./classes";
import type { FeatureDataset } from "./dataset";
import { fault, grouped } from "./fault";
import type { Npz } from "./npz";
import { readNumbers, readSparseMatrix } from "./sparseArrays";
import { symmetricAdjacency } from "./symmetricAdjacency";

const needed = ["adj", "attr"].flatMap((matrix) =>
  ["data", "indices", "indptr", "shape"].map((part) => `${matrix}_${part}`),
);

/**
 * Reads a citation graph from the sparse npz format: adj_* and attr_* as csr matrices, labels, optional class_names.
 *
 * Edges lose direction, repeats and self-loops; nodes without edges stay. Throws InputError where the arrays do not fit.
 */
export function parseCitation(fileName: string, npz: Npz): FeatureDataset {
  const missing = [...needed, "labels"].filter((array) => !npz.names.includes(array));
  if (missing.length > 0) {
    const found = `the file holds ${npz.names.join(", ")}`;
    throw fault(
      fileName,
      undefined,
      `${found}; expected the citation format, of which ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing.`,
    );
  }
  const adj = readSparseMatrix(fileName, npz, "adj");
  const attr = readSparseMatrix(fileName, npz, "attr");
  if (adj.rows !== adj.cols) {
    throw fault(fileName, undefined, `adj_shape is ${adj.rows} by ${adj.cols}; expected as many columns as rows.`);
  }
  if (attr.rows !== adj.rows) {
    throw fault(
      fileName,
      undefined,
      `attr_shape has ${grouped(attr.rows)} rows; expected ${grouped(adj.rows)} as in adj_shape.`,
    );
  }
  const { labels, classNames } = readClasses(fileName, npz, adj.rows);
  return {
    form: "features",
    name: fileName,
    kind: "file",
    adjacency: symmetricAdjacency(adj.rows, adj.row, adj.col),
    features: csrFromEntries(attr.rows, attr.cols, attr, "sum"),
    labels,
    classNames,
  };
}

function readClasses(fileName: string, npz: Npz, nodes: number): Pick<FeatureDataset, "labels" | "classNames"> {
  const numbers = readNumbers(fileName, npz, "labels");
  if (numbers.length !== nodes) {
    throw fault(
      fileName,
      undefined,
      `labels holds ${grouped(numbers.length)} numbers; expected one for each of ${grouped(nodes)} nodes.`,
    );
  }
  const wrong = numbers.findIndex((label) => !Number.isInteger(label) || label < -1);
  if (wrong >= 0) {
    throw fault(
      fileName,
      undefined,
      `in labels, number ${wrong + 1} is ${numbers[wrong]}; expected classes from 0 on, or -1 for none.`,
    );
  }
  const { classNames, rankOf } = rankClasses(
    [...new Set(Array.from(numbers, String))].filter((label) => label !== "-1"),
  );
  if (classNames.length === 0) throw fault(fileName, undefined, "labels holds only -1; expected classes.");
  const given = npz.names.includes("class_names") ? npz.array("class_names").values : [];
  const nameOf = (label: string): string => {
    const name = given[Number(label)];
    return typeof name === "string" ? name : label;
  };
  return {
    labels: Int32Array.from(numbers, (label) => rankOf.get(String(label)) ?? -1),
    classNames: classNames.map(nameOf),
  };
}
