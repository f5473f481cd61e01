import { writeFile } from 'node:fs/promises';
import { buildCostPage } from '../delivery/cost-page.ts';

// Run by "npm run costs" from the root of the project; a test fails while docs/costs.md is not what this writes.
await writeFile('docs/costs.md', buildCostPage());
