// A warehouse in this process: DuckDB, in memory, with a table of customers.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type JS } from "@duckdb/node-api";

export type Row = Record<string, JS>;

/** What the command prints. */
export function sql(...options: string[]): string {
  const cargo = process.env.CARGO ?? "cargo";
  return execFileSync(cargo, ["xtask", "sql", ...options], { encoding: "utf8", maxBuffer: 1 << 20 });
}

export class Warehouse {
  readonly #connection;

  private constructor(connection: Awaited<ReturnType<DuckDBInstance["connect"]>>) {
    this.#connection = connection;
  }

  static async open(): Promise<Warehouse> {
    const instance = await DuckDBInstance.create(":memory:");
    return new Warehouse(await instance.connect());
  }

  async run(text: string): Promise<void> {
    await this.#connection.run(text);
  }

  /** The result, column by column. */
  async columns(query: string): Promise<Record<string, JS[]>> {
    return (await this.#connection.runAndReadAll(query)).getColumnsObjectJS();
  }

  async rows(query: string): Promise<Row[]> {
    return (await this.#connection.runAndReadAll(query)).getRowObjectsJS();
  }

  /** A table whose columns have these types, filled from texts; an empty one is NULL. */
  async table(
    name: string,
    types: Record<string, string>,
    rows: ReadonlyArray<Readonly<Record<string, string>>>,
  ) {
    const columns = Object.keys(types);
    const folder = mkdtempSync(join(tmpdir(), "warehouse-"));
    const file = join(folder, "rows.csv");
    const lines = rows.map((row) => columns.map((column) => row[column] ?? "").join(","));
    writeFileSync(file, [columns.join(","), ...lines, ""].join("\n"));
    await this.run(
      `CREATE TABLE ${name} (${columns.map((column) => `${column} ${types[column]}`).join(", ")})`,
    );
    await this.run(`COPY ${name} FROM '${file}' (HEADER)`);
    rmSync(folder, { recursive: true });
  }

  close(): void {
    this.#connection.closeSync();
  }
}
