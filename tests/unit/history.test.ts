// Undo and redo: the properties that a person expects of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { History } from "../../www/history.js";

test("changes of one field in a row are one step, until the box is left", () => {
  const history = new History("");
  for (const text of ["5", "50", "500"]) history.record(text, "price");
  history.endRun();
  history.record("5000", "price");
  history.record("5000 and 3", "years");
  assert.equal(history.undo(), "5000");
  assert.equal(history.undo(), "500");
  assert.equal(history.undo(), "");
  assert.equal(history.undo(), undefined);
  assert.ok(!history.canUndo);
  assert.equal(history.redo(), "500");
  assert.equal(history.redo(), "5000");
  assert.equal(history.redo(), "5000 and 3");
  assert.equal(history.redo(), undefined);
  assert.ok(!history.canRedo);
});

test("what has no kind is a step of its own each time", () => {
  const history = new History(0);
  history.record(1);
  history.record(2);
  assert.equal(history.undo(), 1);
});

test("a new change ends what could be redone, also where it goes on with the field that was undone", () => {
  const history = new History("start");
  history.record("a", "field");
  history.undo();
  assert.ok(history.canRedo);
  history.record("b", "field");
  assert.ok(!history.canRedo);
  assert.equal(history.undo(), "start");
  assert.equal(history.redo(), "b");
  history.record("c", "field");
  assert.equal(history.undo(), "b");
});

test("two hundred steps are kept, the oldest forgotten first", () => {
  const history = new History(0);
  for (let state = 1; state <= 250; state++) history.record(state, `field ${state}`);
  let [steps, last] = [0, 250];
  while (history.canUndo) {
    last = history.undo() ?? -1;
    steps++;
  }
  assert.deepEqual([steps, last], [200, 50]);
});

test("a state is opaque: undefined and equal states are states too", () => {
  const history = new History<string | undefined>(undefined);
  history.record("a");
  history.record("a");
  assert.equal(history.undo(), "a");
  assert.ok(history.canUndo);
  assert.equal(history.undo(), undefined);
  assert.ok(!history.canUndo);
});

test("as many redos as undos lead back to where one was", () => {
  const changes = fc.array(fc.tuple(fc.integer(), fc.option(fc.constantFrom("a", "b", "c"))), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(changes, fc.nat(300), (all, back) => {
      const history = new History<number>(-1);
      for (const [state, kind] of all) history.record(state, kind);
      const seen: (number | undefined)[] = [all.at(-1)?.[0] ?? -1];
      for (let step = 0; step < back && history.canUndo; step++) seen.push(history.undo());
      while (seen.length > 1) {
        seen.pop();
        assert.equal(history.redo(), seen.at(-1));
      }
      assert.ok(!history.canRedo);
    }),
    { seed: 1 },
  );
});
