import { startEmbeddedDynamo } from '../src/local/embedded-dynamo.ts';

/** An embedded DynamoDB in a process of its own, so that its time and memory are nobody else's. */
console.log((await startEmbeddedDynamo()).url);
