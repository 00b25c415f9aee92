import { parse } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import { readText } from "../src/index.js";

const nested = (columns: Readonly<Record<string, Float64Array>>): Record<string, number[]> => Object.fromEntries(Object.entries(columns).map(([name, numbers]) => [name, [...numbers]]));

describe("readText", () => {
  it.each([
    ["commas", "x,y\n1,2\n3,4.5\n"],
    ["Windows line ends and a byte order mark", "\ufeffx,y\r\n1,2\r\n3,4.5\r\n"],
    ["semicolons and decimal commas", "x;y\n1,0;2\n3;4,5"],
    ["tabs", "x\ty\n1\t2\n3\t4.5"],
    ["columns of blanks", "  x   y\n  1   2\n  3   4.5"],
    ["comments and empty lines", "# measured\nx,y\n\n1,2\n# later\n3,4.5"],
    ["quotes", '"x","y"\n"1","2"\n"3","4.5"'],
  ])("reads %s", (_, text) => {
    expect(nested(readText(text).columns)).toEqual({ x: [1, 3], y: [2, 4.5] });
  });

  it("calls the columns x and y where there are no titles, and by their titles where there are", () => {
    expect(readText("1 2\n3 4").names).toEqual(["x", "y"]);
    const { names, renamed } = readText("Time (s),e\n1,2");
    expect(names).toEqual(["Time", "e_"]);
    expect(renamed).toEqual({ Time: "Time (s)", e_: "e" });
  });

  it.each([
    ["of functions", "log(y),sec,min,gamma", ["log_", "sec_", "min_", "gamma"]],
    ["of Greek letters and subscripts are called as formulas call them", "λ,µ,π,x₁,x_2,λ0", ["lambda", "mu", "c3", "x_1", "x_2", "lambda0"]],
    ["whose accents stand apart", "Gro\u0308\u00DFe", ["Gr\u00F6\u00DFe"]],
    ["of which two are the same, apart from all others", "a,a_3,a,b,b_2,b,b", ["a", "a_3", "a_2", "b", "b_2", "b_3", "b_4"]],
  ])("names columns that formulas can name: titles %s", (_, titles, names) => {
    const found = readText(`${titles}\n${names.map(() => "1").join(",")}\n`).names;
    expect(found).toEqual(names);
    for (const name of found) expect(parse(name)).toMatchObject({ kind: "variable", name });
  });

  it("tells bad cells by their lines, and reads the rest", () => {
    const { bad, rows, columns } = readText("x,y\n1,2\n3,abc\n\n5,\n7,8");
    expect(bad).toEqual({ cells: [{ line: 3, column: "y", got: "abc" }, { line: 5, column: "y", got: "" }], count: 2 });
    expect(rows).toBe(2);
    expect([...columns.x!]).toEqual([1, 7]);
  });

  it("leaves out rows with missing numbers where that is wished", () => {
    const { bad, omitted } = readText("x,y\n1,2\n3,NA\n5,6\n7,abc", { policy: "omit" });
    expect(omitted).toEqual({ lines: [3], count: 1 });
    expect(bad.count).toBe(1);
  });

  it.each([
    ["that follow the header", "x,y\n1,2\n3,4\n", [2, 3]],
    ["without a header", "1,2\n3,4\n", [1, 2]],
    ["among empty lines, comments and rows that are left out", "# measured\nx,y\n\n1,2\n3,4\n5,NA\n\n6,7\n# later\n8,9\n10,11\n", [4, 5, 8, 10, 11]],
    ["each apart from the next", `x,y\n${"1,2\n\n".repeat(3000)}`, Array.from({ length: 3000 }, (_, k) => 2 * k + 2)],
  ])("knows the lines of rows %s", (_, text, expected) => {
    const { rows, lineOf } = readText(text, { policy: "omit" });
    expect(Array.from({ length: rows }, (__, row) => lineOf(row))).toEqual(expected);
  });

  it("takes a row of more cells than there are columns for a bad one, but for empty cells at its end", () => {
    const { bad, rows } = readText("x,y\n1,2\n3,4,\n5,6,7\n");
    expect([rows, bad]).toEqual([2, { cells: [{ line: 4, column: "row", got: "3 cells for 2 columns" }], count: 1 }]);
  });

  it("reads nothing from nothing", () => {
    expect(readText("")).toMatchObject({ names: [], rows: 0 });
  });
});
