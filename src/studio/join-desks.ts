import type { OpenDesk } from './open-desk.ts';
import type { DeskRow } from './preview.ts';

/** A folder of content that is there to be looked at: hostile, right to left, or whatever else a mail must stand. */
export interface FixtureDesk {
  /** Unlike that of any other. */
  readonly name: string;
  readonly desk: OpenDesk;
}

/** Between the name of the fixtures and the id of a digest: no id has it. */
const MARK = '~';

/** The newsletter's own desk with fixtures behind it, as one. */
export function joinDesks(own: OpenDesk, fixtures: readonly FixtureDesk[]): OpenDesk {
  const desks = [own, ...fixtures.map(({ desk }) => desk)];
  const find = (id: string): { readonly desk: OpenDesk; readonly ownId: string; readonly name?: string } => {
    const fixture = fixtures.find(({ name }) => id.startsWith(`${name}${MARK}`));
    return fixture
      ? { ...fixture, ownId: id.slice(fixture.name.length + MARK.length) }
      : { desk: own, ownId: id };
  };

  return {
    async list() {
      const list = await own.list();
      const others = await Promise.all(
        fixtures.map(async ({ name, desk }) => (await desk.list()).rows.map((row) => labelled(row, name))),
      );
      return { ...list, rows: [...list.rows, ...others.flat()] };
    },
    async preview(id) {
      const { desk, ownId, name } = find(id);
      const preview = await desk.preview(ownId);
      return preview && name !== undefined ? { ...preview, row: labelled(preview.row, name) } : preview;
    },
    async proof(id) {
      const { desk, ownId } = find(id);
      return desk.proof(ownId);
    },
    onChange(listener) {
      const endings = desks.map((desk) => desk.onChange(listener));
      return () => {
        for (const end of endings) end();
      };
    },
    // Each folder has a newsletter.yaml: of files of one name nobody can say here which is meant.
    pathOf(file) {
      const paths = new Set(desks.map((desk) => desk.pathOf(file)).filter((path) => path !== undefined));
      return paths.size === 1 ? [...paths][0] : undefined;
    },
    close() {
      for (const desk of desks) desk.close();
    },
  };
}

function labelled(row: DeskRow, name: string): DeskRow {
  return { ...row, id: `${name}${MARK}${row.id}`, fixture: name };
}
