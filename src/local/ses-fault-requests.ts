import { z } from 'zod';
import { SesFault, type SesFaults } from './ses-faults.ts';

interface FaultAnswer {
  readonly status: number;
  readonly message: string;
}

/** Lets a person or a test in another process plan faults. */
export function answerFaultRequest(faults: SesFaults, method: string | undefined, body: string): FaultAnswer {
  switch (method) {
    case 'POST':
      return addFault(faults, body);
    case 'DELETE':
      faults.clear();
      return { status: 200, message: 'There are no faults waiting now.\n' };
    default:
      return { status: 405, message: 'POST a fault as JSON, or DELETE them all.\n' };
  }
}

function addFault(faults: SesFaults, body: string): FaultAnswer {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { status: 400, message: 'A fault is JSON, such as {"kind": "throttle", "times": 3}.\n' };
  }
  const fault = SesFault.safeParse(json);
  if (!fault.success) return { status: 400, message: `${z.prettifyError(fault.error)}\n` };
  faults.add(fault.data);
  return { status: 200, message: `Waiting: ${JSON.stringify(fault.data)}\n` };
}
